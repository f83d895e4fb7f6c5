/** A directive: its page, what may be done to it, and what that leads to, in English. */
export const directivePage = {
  act: {
    edit: "Edit the draft",
    submit: "Ask for approval",
    return: "Return",
    approve: "Approve",
    revise: "Write a revision",
    withdraw: "Withdraw",
    supersede: "Supersede by another",
  },
  required: "What is asked now",
  requiredHint: "Dates for a system of which nothing is known: what is not known counts as asking.",
  binding: "Binding",
  advised: "Advisory",
  revision: "Revision {revision}",
  history: "Whose hands it went through",
  draftedBy: "Drafted by",
  submittedBy: "Submitted by",
  approvedBy: "Approved by",
  followed: "How it is followed",
  notYetCounted: "Nothing has been counted yet.",
  revisions: "Revisions",
  dissemination: "Dissemination",
  text: "What it says",
  waits: "It waits for a second officer. Who drafted or submitted it cannot approve it.",
  acts: "What you may do",
  reason: "Reason for the withdrawal",
  successor: "Directive that takes its place",
  choose: "Choose",
  confirm: {
    submit: "Ask for approval now",
    return: "Return it",
    approve: "Approve it",
    withdraw: "Propose the withdrawal",
    supersede: "Propose the replacement",
  },
  consequence: {
    submit:
      "The draft is locked and goes to a second officer. Nobody can change it until it is approved or returned.",
    return:
      "A draft goes back to its drafter; a proposed withdrawal or replacement is dropped. No organisation is told anything.",
    approve:
      "It takes effect at once. Every organisation in scope is told, clocks start, and the signed document is published. This cannot be undone; it can only be revised, superseded or withdrawn.",
    approveWithdraw:
      "The directive loses its effect at once. It leaves the organisations' tasks and they are told the reason. This cannot be undone.",
    approveSupersede:
      "The chosen directive takes this one's place at once; organisations follow only that one from then on. This cannot be undone.",
    withdraw:
      "Once a second officer approves, this directive has no effect any more. It leaves the organisations' tasks and they are told the reason; answers and records stay.",
    supersede:
      "Once a second officer approves, the chosen directive takes this one's place. Organisations follow only that one from then on; answers and records stay.",
  },
  pending: {
    withdraw: "A withdrawal waits for approval. Reason:",
    supersede: "A replacement waits for approval. It would be replaced by:",
    revision: "A revision is being written. Until it is approved, the present one is in force.",
    revisionWaits: "A revision waits for approval. Until it is approved, the present one is in force.",
  },
  done: {
    submit: "Approval has been asked for.",
    return: "It has been returned.",
    approve: "Approved. It stands in the journal and goes out.",
    withdraw: "The withdrawal is proposed and waits for a second officer.",
    supersede: "The replacement is proposed and waits for a second officer.",
  },
} as const;
