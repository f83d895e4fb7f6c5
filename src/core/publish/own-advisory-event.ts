/** What the journal says of advisories of the room's own: that one was published, and never that one is being written. */

/** The facts of own advisories; one part of the union of `core/journal-event.ts`. */
export type OwnAdvisoryEvent = {
  readonly kind: "own-advisory.published" | "own-advisory.withdrawn";
  readonly advisory: string;
  readonly revision: number;
};

/** Who reads which field: it is out by then. */
export const ownAdvisoryVisibility = {
  "own-advisory.published": { advisory: "open", revision: "open" },
  "own-advisory.withdrawn": { advisory: "open", revision: "open" },
} as const;
