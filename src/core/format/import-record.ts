/**
 * A record on its way into a room: what was read, from where, with the bytes it came in. The one shape between a feed, the command line,
 * the wire and the advisory stage. Reading is in `edge/feed`, storing in the advisory stage.
 */
import type { ExploitationScore } from "#core/advisory.ts";
import type { Finding } from "#core/problem.ts";
import type { AdvisoryRecord, CatalogueIssue, CompletenessRecord, ExploitedRecord } from "./feed-record.ts";

/** Where a record stood: the file (members of archives after `!`) and its place in it, `line N`, a JSON Pointer, or "". */
export type Origin = {
  readonly format: string;
  readonly path: string;
  readonly position: string;
  /** SHA-256 of the source bytes in hexadecimal. */
  readonly sha256: string;
};

/** An advisory with the text it was read from and the remarks of the reading. */
export type AdvisoryImport = {
  readonly kind: "advisory";
  readonly origin: Origin;
  readonly record: AdvisoryRecord;
  /** SHA-256 of the document without its white space: the same content gives the same value however it was laid out. */
  readonly content: string;
  readonly source: string;
  readonly remarks: readonly Finding[];
  /** Entries of catalogues that the record itself carries, none where it carries none; absent of formats that have no such flag. */
  readonly flags?: readonly ExploitedRecord[];
};

/** An entry of a known-exploited catalogue. */
export type ExploitedImport = {
  readonly kind: "exploited";
  readonly origin: Origin;
  readonly record: ExploitedRecord;
};

/** Scores of one day and model; each counts as a record. */
export type ScoresImport = {
  readonly kind: "scores";
  readonly origin: Origin;
  readonly scores: readonly ExploitationScore[];
};

/** A whole issue of a catalogue; it comes after the issue's entries and counts as no record. */
export type IssueImport = {
  readonly kind: "issue";
  readonly origin: Origin;
  readonly issue: CatalogueIssue;
};

/** That all records of an ecosystem came with this import; it comes after them. */
type CompletenessImport = CompletenessRecord & { readonly origin: Origin };

/** A record that could not be read: its findings, and at most the first 64 KiB of its bytes. */
export type QuarantinedImport = {
  readonly kind: "quarantined";
  readonly origin: Origin;
  readonly findings: readonly Finding[];
  readonly bytes: Uint8Array;
  /** The whole text of a document that is of no feed's format and may be of a VEX format; it is not stored. */
  readonly document?: string;
};

export type ImportRecord =
  | AdvisoryImport
  | ExploitedImport
  | ScoresImport
  | IssueImport
  | CompletenessImport
  | QuarantinedImport;

/** How many records an import record stands for. */
export function recordCount(record: ImportRecord): number {
  if (record.kind === "scores") return record.scores.length;
  if (record.kind === "advisory") return 1 + (record.flags?.length ?? 0);
  return record.kind === "issue" ? 0 : 1;
}
