/** The states of an advisory of the room's own, and what is done to it. */

/** `review` waits for a second person, `approved` for its instant. */
export const ownStates = ["draft", "review", "approved", "published", "withdrawn"] as const;

/** What its log names. */
export const ownActs = ["drafted", "edited", "submitted", "approved", "published", "withdrawal"] as const;
