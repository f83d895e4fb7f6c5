/** The states of an advisory of the room's own, and what is done to it. */

/** `review` waits for a second person, `approved` for its instant. */
export const ownStates = ["draft", "review", "approved", "published", "withdrawn"] as const;

/** What its log names; the last two are the room's own: a draft was shredded with its case, an approval is void since a finder is to be thanked otherwise. */
export const ownActs = [
  "drafted",
  "edited",
  "submitted",
  "approved",
  "published",
  "withdrawal",
  "cve-reserved",
  "shredded",
  "credits-changed",
] as const;
