/** The words of mails about cases. */

export const caseMail = {
  drill: "[DRILL]",
  ended: "The embargo of case {mark} has ended",
  published: "Case {mark} was published",
  reminder: "The embargo of case {mark} ends soon",
  waiting: "Case {mark} waits for your answer",
  released: "Case {mark} is open to you before others",
  signal: "A feed shows something of case {mark}: look at once",
  answered: "An answer came in case {mark}",
  credit: "A finder of case {mark} is to be thanked otherwise: read the credits of its advisory again",
  review: "An advisory of case {mark} waits for a second person to release it",
  several: "{count, plural, one {# case} other {# cases}} of your office moved",
  duty: "You are on duty for your office. Of each case you are told once until you have looked into it, and then once a day:",
  reply:
    "Reply to this mail to write to the coordinators. Mail is not sealed on its way: write nothing there that describes the flaw.",
  how: "What it means for you stands in the room:",
} as const;
