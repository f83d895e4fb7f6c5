/** Reports on their way in, as those who read and seal them hand them over. */
import type { EarlierReport, Reporter } from "#stages/intake/reporters.ts";

/** One report on its way in: its digest, and its bytes, sealed. */
export type IncomingReport = {
  readonly digest: string;
  readonly bytes: number;
  /** The number that its key leads to; of a batch, drawn. */
  readonly number: string;
  readonly claimsExploited: boolean;
  readonly sealed: Uint8Array;
};

/** By which the reporter comes back. */
export type CaseLink = { readonly secretDigest: string; readonly key: Uint8Array };

/** A call that brings reports, and what comes with them. */
export type IncomingCall = {
  readonly reporter: Reporter;
  /** Who shows an earlier report that was found valid sends as whoever sent that. */
  readonly earlier: EarlierReport | null;
  readonly link: CaseLink | null;
  /** A challenge whose work was shown, by its digest; spent with the first new report. */
  readonly work: { readonly challenge: string; readonly until: string } | null;
  readonly reports: readonly IncomingReport[];
};
