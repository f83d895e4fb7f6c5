/** The journal as the chair reads it, in English. */
export const journalPage = {
  title: "Journal",
  lead: "Everything that was done in the room, in the order in which it was done. What one organisation did is not shown.",
  entries: "Entries",
  about: "About",
  by: "By whom",
  byHint: "The id of one of the staff; empty for everybody.",
  none: "There is no entry of this kind.",
  newest: "To the newest",
  earlier: "Earlier entries",
  number: "Number",
  at: "When",
  what: "What",
  withheld: "not shown",
  group: {
    all: "everything",
    access: "people and access",
    registry: "organisations and topology",
    sources: "sources and advisories",
    directives: "directives",
    answers: "answers",
  },
} as const;
