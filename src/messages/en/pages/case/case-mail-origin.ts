/** The words of messages in cases that came by mail. */

export const caseMailOrigin = {
  kind: { message: "by mail", automatic: "by mail, written by a program" },
  sender: {
    expected: "from the address that was expected (easily forged)",
    unexpected: "from another address than is known",
    "not-checked": "sender not checked yet",
  },
  damaged: "Its form is broken; the whole mail is attached as a file.",
  unreadable: "Nobody here can read: {names}. Ask for it in another form.",
  leftOut:
    "{count, plural, one {# attachment was} other {# attachments were}} too large or too many and stayed behind.",
  whole: "the whole mail, with what it quotes",
} as const;
