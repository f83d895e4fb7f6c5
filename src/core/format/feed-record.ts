/**
 * What a feed says, record by record, in the platform's own form, and what a format is.
 * The bytes come from `edge/feed`; the advisory stage stores the records.
 */
import { addProblem, type Cursor } from "#core/input/json-cursor.ts";
import { pointerStep } from "#core/input/json-pointer.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { Advisory, ExploitationScore, ExploitedEntry } from "#core/advisory.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import type { Edition } from "#core/provenance/edition.ts";

/** How far a source allows its record to be passed on (TLP). Records of AMBER and RED are not for every signed-in reader. */
export type Sharing = (typeof sharings)[number];
/** The labels, the widest first. */
export const sharings = ["clear", "green", "amber", "amber+strict", "red"] as const;

const labels: ReadonlyMap<string, Sharing> = new Map([
  ["WHITE", "clear"],
  ["CLEAR", "clear"],
  ["GREEN", "green"],
  ["AMBER", "amber"],
  ["AMBER+STRICT", "amber+strict"],
  ["RED", "red"],
]);

/** A TLP label with or without the prefix `TLP:`, in either case. An unreadable one is a problem, as guessing could pass on what must not be. */
export function sharingOfLabel(place: Cursor, label: string): Sharing | null {
  const plain = label.slice(0, 60).trim().toUpperCase();
  const sharing = labels.get(plain.replace(/^TLP\s*:/, "").replaceAll(/\s/g, ""));
  if (sharing === undefined)
    addProblem(place, "tlp-unknown", `expected a TLP label, found "${label.slice(0, 40)}"`);
  return sharing ?? null;
}

/** An issue of a known-exploited catalogue: what it takes to tell that an entry was removed from it. */
export type CatalogueIssue = {
  readonly catalog: string;
  /** The publisher's own version, for people; "" when the form does not carry one. */
  readonly version: string;
  /** When the issue was released; `null` when it does not say, and then nothing can be called removed. */
  readonly released: string | null;
  /** Every CVE of the issue, present only when it is whole: nothing unreadable in it, and its own count agrees. */
  readonly members: readonly string[] | null;
};

/** An advisory with what goes beside it. */
export type AdvisoryRecord = {
  readonly kind: "advisory";
  /** The identity of the record across imports: the format, the publisher's name space where ids are only unique within it, and the id. */
  readonly key: string;
  readonly id: string;
  readonly advisory: Advisory;
  readonly sharing: Sharing | null;
  /** Members that the format's standard does not name, by JSON Pointer; kept so that nothing a source said is lost. */
  readonly unknown: Readonly<Record<string, unknown>>;
  /** What says which of two is the newer, where the format has more for it than `modified`. */
  readonly edition?: Edition;
};

/** One entry of a known-exploited catalogue. */
export type ExploitedRecord = {
  readonly kind: "exploited";
  readonly id: string;
  readonly entry: ExploitedEntry;
  /** When the source said so: the release of the issue, or the record's own time; `null` where the form carries none. */
  readonly asOf: string | null;
  readonly unknown: Readonly<Record<string, unknown>>;
  /** What of the entry could not be read and is left out of it. */
  readonly remarks?: readonly Finding[];
};

/** One score of one CVE on one day. */
export type ScoreRecord = { readonly kind: "score"; readonly id: string; readonly score: ExploitationScore };

/** What a source states of the records of one ecosystem that it hands on. */
export type CompletenessRecord = {
  readonly kind: "completeness";
  readonly statement: CompletenessStatement;
};

/** One record of a feed. */
export type FeedRecord = AdvisoryRecord | ExploitedRecord | ScoreRecord | CompletenessRecord;

/** A part of a document that could not be read while the rest could; `at` is its JSON Pointer or `line N`. */
export type Rejected = { readonly at: string; readonly findings: readonly Finding[] };

/** What one document gave. `records` and `rejected` together are every record that it holds. */
export type Reading = {
  readonly records: readonly FeedRecord[];
  readonly rejected: readonly Rejected[];
  readonly issue?: CatalogueIssue;
};

/** A standard whose documents are JSON. `detect` must hold for broken documents of the standard too, so that they get its findings. */
export type DocumentFormat = {
  readonly name: string;
  /** What such a document looks like, for the person whose file was not recognised. */
  readonly looks: string;
  readonly detect: (document: unknown) => boolean;
  /** Findings beside a successful reading are remarks: the record was read, a value in it was not used. */
  readonly read: (document: unknown) => Parsed<Reading>;
};

/** The beginning of a table: comment lines (`#`), then the first row that is none. `name` is the file's, a hint only. */
export type TableHead = {
  readonly name: string;
  readonly comments: readonly string[];
  readonly firstRow: readonly string[];
};

/** One row and the line (from 1) on which it begins. */
export type FeedTableRow = { readonly line: number; readonly cells: readonly string[] };

/** A standard whose documents are tables, read in blocks of rows so that a file of any length needs little memory. */
export type TableFormat = {
  readonly name: string;
  readonly looks: string;
  readonly detect: (head: TableHead) => boolean;
  /** Reads the head; the result reads blocks. `firstRowIsData` tells whether the head's first row is a record too. */
  readonly open: (head: TableHead) => Parsed<TableReader>;
};

/** Reads blocks of rows of one table. It keeps nothing between blocks. */
export type TableReader = {
  readonly firstRowIsData: boolean;
  readonly read: (rows: readonly FeedTableRow[]) => Reading;
};

/** A reading of exactly these records. */
export function readingOf(...records: readonly FeedRecord[]): Reading {
  return { records, rejected: [] };
}

/** The members of an object that the list does not name, by JSON Pointer under `at`. */
export function unnamedMembers(value: unknown, named: ReadonlySet<string>, at = ""): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  if (typeof value !== "object" || value === null) return kept;
  for (const [name, found] of Object.entries(value)) {
    if (!named.has(name)) kept[`${at}/${pointerStep(name)}`] = found;
  }
  return kept;
}
