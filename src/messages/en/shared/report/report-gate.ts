/** What gates decide of a report, for its reporter, in English. */

export const reportGate = {
  state: {
    received: "Received; it waits for the first look.",
    checked: "It has what is needed, and waits for a person.",
    unchecked: "No program here knows its form: nothing was checked, and a person reads it as it is.",
    returned: "Something is missing: see below, and answer here.",
    unreadable: "It could not be read: please send it again in another form.",
  },
  author: {
    office: "The office",
    reporter: "You",
  },
  name: {
    lint: "First check: is there enough to act on?",
    duplicates: "Has it been reported before?",
    reproducer: "Can it be reproduced?",
    plausibility: "Does what it names exist?",
  },
  verdict: {
    lint: {
      complete: "Enough is there.",
      "not-checked": "Not checked: its form is not known here.",
      incomplete: "Something is missing that is needed.",
      unreadable: "It could not be read.",
    },
  },
  reason: {
    "product-missing": "Which product it is about is not said.",
    "version-missing": "Which version it is about is not said.",
    "claim-missing": "What is wrong is not said.",
    "trace-missing": "Only an input is there; a trace of what happened with it is not.",
    "frames-unnamed": "The trace names no functions: symbols help.",
    "way-missing": "How somebody else sees it is not said, and no file shows it.",
    "exploitation-unshown": "It is said to be exploited now, and nothing is said that shows that.",
    "left-out": "Parts of it were not read, since they are not in the form that was agreed or are too long.",
    "other-form": "No reader here knows its form; a person reads it as it is.",
    "not-json": "It is not a report that a program can read.",
    "took-too-long": "Reading it took more time or memory than one report may have.",
  },
} as const;
