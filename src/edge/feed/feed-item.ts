/** What the feed layer hands on: documents as they came, blocks of a table's rows already read, and what could not be read. */
import { hash } from "node:crypto";
import type { Reading, FeedTableRow } from "#core/format/feed-record.ts";
import type { Finding } from "#core/problem.ts";

/** One record's own bytes and where they stood. `position` is "" for a whole file, `line N`, or a JSON Pointer into a list. */
export type DocumentItem = {
  readonly kind: "document";
  readonly path: string;
  readonly position: string;
  readonly bytes: Uint8Array;
  /** Of `bytes`, in hexadecimal; worked out whenever it is asked for. */
  readonly sha256: string;
  readonly text: string;
};

/** A block of rows of a table whose format was recognised. */
export type RowsItem = {
  readonly kind: "rows";
  readonly path: string;
  readonly format: string;
  readonly reading: Reading;
  /** The table's comments and its names of columns (`null` where it has none), so that the block can stand alone. */
  readonly head: { readonly comments: readonly string[]; readonly names: readonly string[] | null };
  /** Of the rows of the block, their cells joined by commas and lines, in hexadecimal. */
  readonly sha256: string;
  /** The block's rows, for the words of those that were rejected. */
  readonly rows: readonly FeedTableRow[];
};

/** Bytes that are no document or table we know, or that could not be read to the end. `bytes` is at most their first 64 KiB. */
export type ProblemItem = {
  readonly kind: "problem";
  readonly path: string;
  readonly position: string;
  readonly findings: readonly Finding[];
  readonly bytes: Uint8Array;
};

export type FeedItem = DocumentItem | RowsItem | ProblemItem;

/** How much of a record that could not be read is kept. */
export const storedByteLimit = 64 * 1024;

/** An item for a document whose text is known. */
export function documentItem(
  where: Pick<DocumentItem, "path" | "position" | "bytes">,
  text: string,
): DocumentItem {
  const { path, position, bytes } = where;
  return {
    kind: "document",
    path,
    position,
    bytes,
    text,
    get sha256() {
      return hash("sha256", bytes);
    },
  };
}

/** An item for what could not be read. */
export function problemItem(
  where: { readonly path: string; readonly position: string; readonly bytes?: Uint8Array },
  findings: readonly Finding[],
): ProblemItem {
  const bytes = Uint8Array.from((where.bytes ?? new Uint8Array()).subarray(0, storedByteLimit));
  return { kind: "problem", path: where.path, position: where.position, findings, bytes };
}
