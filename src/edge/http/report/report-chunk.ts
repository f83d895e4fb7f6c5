/** Some of the items of a call that sends reports, as they go to a thread: the bytes of each as they came, and what is known of who sends. */
import type { CaseLink, IncomingCall } from "#stages/intake/incoming.ts";
import type { EarlierReport, Reporter } from "#stages/intake/reporters.ts";

/** What is known of a call before anything in it is read. */
export type ReportCall = {
  /** JSON, not lines. */
  readonly single: boolean;
  readonly reporter: Reporter;
  /** The key under which it is sent once; `null` where none was given. */
  readonly once: string | null;
  readonly link: CaseLink | null;
  readonly work: IncomingCall["work"];
  /** An earlier report that the sender holds the secret of, by its digest. */
  readonly earlier: EarlierReport | null;
};

/** The part of a call that a thread takes at once. `places` are the numbers of the lines in the body, which stand there divided by line feeds. */
export type ReportChunk = ReportCall & { readonly places: readonly number[] };

/** A chunk with its bytes: what the handler is given. */
export type ReportChunkInput = ReportChunk & { readonly body: Uint8Array };
