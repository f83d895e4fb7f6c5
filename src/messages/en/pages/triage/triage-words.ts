/** What people decide of a report, for its reporter and for those who decide, in English. */

export const triageWords = {
  outcome: "What was decided",
  decision: {
    accepted: "Accepted: the flaw is coordinated with who supplies the product.",
    rejected: "Rejected.",
  },
  withOther:
    "It is the same flaw as another report, and was accepted with it. Its receipt, time and credit stay its own.",
  reason: {
    "not-reproducible": "It could not be reproduced.",
    "not-a-flaw": "It works as it is meant to.",
    "no-security-impact": "It is a fault, but nothing is protected less by it.",
    "out-of-scope": "It is outside of what this room coordinates.",
    "not-supported": "The version is no longer supported.",
    "known-before": "It was public before.",
    "nothing-to-act-on": "There is too little to act on, and questions were not answered.",
    "nothing-there": "What it names does not exist.",
    abuse: "It was not sent to report a flaw.",
  },
} as const;
