/** What offices sign besides rosters: an order, the suspension of one, and a notice that orders nothing. */

/** The kinds, as a room's tables, its log and its journal name them. */
export const signedKinds = ["order", "suspension", "notice"] as const;
export type SignedKind = (typeof signedKinds)[number];

/** What offices sign in a room, by the digest of its bytes; a notice is of no directive. */
export type SignedDocument = {
  readonly what: SignedKind;
  readonly sha256: string;
  readonly directive: string | null;
  readonly revision: number | null;
};
