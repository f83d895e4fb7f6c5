/** What the journal says of lead authorities that sign their role of the publication outside the room. */

/** A holder's signatures came, and enough of them did: the document is published with the next index. */
export type PublicationEvent = {
  readonly kind: "publication-role.taken" | "publication-role.signed";
  readonly office: string;
  readonly version: number;
};

/** Who reads which field. */
export const publicationVisibility = {
  "publication-role.taken": { office: "open", version: "open" },
  "publication-role.signed": { office: "open", version: "open" },
} as const;
