/** What offices sign besides rosters: an order, the suspension of one, and what orders nothing: a notice of the day, and a guideline, which stays. */

/** The kinds, as a room's tables, its log and its journal name them. */
export const signedKinds = ["order", "suspension", "notice", "guideline"] as const;
export type SignedKind = (typeof signedKinds)[number];

/** What offices sign in a room, by the digest of its bytes; a notice or guideline is of no directive. */
type SignedDocument = {
  readonly what: SignedKind;
  readonly sha256: string;
  readonly directive: string | null;
  readonly revision: number | null;
};

/** What the journal says of offices that sign; `sha256` is the digest of a roster's or a document's bytes. */
export type OfficesEvent =
  | { readonly kind: "roster.adopted"; readonly version: number; readonly sha256: string }
  | (SignedDocument & { readonly kind: "signature.taken"; readonly office: string })
  /** Enough offices signed it; it goes into the room's log. */
  | (SignedDocument & { readonly kind: "document.signed" })
  /** Its witnesses have seen it in the log: it is in force. */
  | (SignedDocument & { readonly kind: "document.entered" });
