/** The words of mails about cases. */

export const caseMail = {
  drill: "[DRILL]",
  ended: "The embargo of case {mark} has ended",
  published: "Case {mark} was published",
  reminder: "The embargo of case {mark} ends soon",
  waiting: "Case {mark} waits for your answer",
  released: "Case {mark} is open to you before others",
  signal: "A feed shows something of case {mark}: look at once",
  reply:
    "Reply to this mail to write to the coordinators. Mail is not sealed on its way: write nothing there that describes the flaw.",
  how: "What it means for you stands in the room:",
} as const;
