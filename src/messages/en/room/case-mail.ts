/** The words of mails about cases. */

export const caseMail = {
  drill: "[DRILL]",
  ended: "The embargo of case {mark} has ended",
  published: "Case {mark} was published",
  how: "What it means for you stands in the room:",
} as const;
