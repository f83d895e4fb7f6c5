/** The first page for somebody who is not signed in, in English. */
export const welcome = {
  title: "Answering vulnerabilities together",
  what: "Here a situation room and the organisations it serves answer a vulnerability together: an advisory becomes a directive with a deadline, and reaches every organisation at once.",
  how: "Each organisation compares it with its own systems, on its own machines, and answers once, with evidence and a receipt; what it runs never leaves it.",
  law: "The national picture counts the answers, and what is not known is never counted as safe.",
  next: "What next?",
  checkHint:
    "Compare a lockfile or SBOM with what this room has published, inside your browser. No account is needed, and nothing is sent.",
  signInHint: "For officers of the room and for the organisations' own people.",
  reportHint: "A vulnerability that you found, without an account.",
  reportOpen: "Report it",
  agent: "The agent",
  code: "Were you told a code?",
  codeHint: "Six digits with a directive: is it real?",
  codeOpen: "Ask about a code",
  agentOpen: "Get it",
  agentHint: "Programs for the machines of an organisation, signed by this room.",
  drill: "Try the drill",
  drillHint:
    "A day and a half of the invented exercise in about two minutes, on the room's machine. Whoever started the room saw this command with its folder:",
  docs: "Documentation",
  docsHint: "How it works, how to run a room, how to use the agent.",
  docsOpen: "Read",
} as const;
