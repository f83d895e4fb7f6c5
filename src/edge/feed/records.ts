/** From a feed's items to records for import: recognise, read, and quarantine what cannot be read. Nothing is dropped: every item gives at least one record. */
import { type DocumentFormat, type FeedRecord, type Rejected } from "#core/format/record.ts";
import type { ImportRecord, Origin } from "#core/format/import-record.ts";
import { formatOfDocument } from "#core/format/index.ts";
import { isObject, peek } from "#core/format/cursor.ts";
import { readJson } from "#core/json.ts";
import type { Finding } from "#core/problem.ts";
import { type DocumentItem, type FeedItem, keptBytes, type RowsItem, sha256Of } from "./item.ts";

/** The format name of what no format recognised. */
export const formatUnknown = "unknown";

/** The records of one item, in its order. */
export function recordsOf(item: FeedItem): readonly ImportRecord[] {
  if (item.kind === "document") return documentRecords(item);
  if (item.kind === "rows") return rowRecords(item);
  const { path, position, bytes, findings } = item;
  const origin = { format: formatUnknown, path, position, sha256: sha256Of(bytes) };
  return [{ kind: "quarantined", origin, findings, bytes }];
}

function documentRecords(item: DocumentItem): readonly ImportRecord[] {
  const read = readJson(item.text);
  if (!read.ok) return [quarantined(originOf(item, formatUnknown), item, read.findings)];
  const remarks = read.findings ?? [];
  const inner = unwrapped(read.value);
  const format = formatOfDocument(inner.document);
  if (!format.ok) return [quarantined(originOf(item, formatUnknown), item, format.findings)];
  const origin = originOf({ ...item, position: `${item.position}${inner.note}` }, format.value.name);
  const repeated = remarks.filter((one) => one.code === "json-key-repeated");
  if (repeated.length > 0) return [quarantined(origin, item, repeated)];
  return readWith({ format: format.value, document: inner.document, origin, item, remarks });
}

function readWith(work: {
  readonly format: DocumentFormat;
  readonly document: unknown;
  readonly origin: Origin;
  readonly item: DocumentItem;
  readonly remarks: readonly Finding[];
}): readonly ImportRecord[] {
  const { origin, item } = work;
  const read = work.format.read(work.document);
  if (!read.ok) return [quarantined(origin, item, read.findings)];
  const remarks = [...work.remarks, ...(read.findings ?? [])];
  const source = item.text;
  const content = sha256Of(JSON.stringify(work.document));
  const { records, rejected, issue } = read.value;
  return [
    ...records.flatMap((record) => recordOf(record, { origin, source, content, remarks })),
    ...rejected.map((one) => rejectedRecord(one, origin, elementAt(work.document, one.at))),
    ...(issue === undefined ? [] : [{ kind: "issue", origin, issue } as const]),
  ];
}

function recordOf(
  record: FeedRecord,
  from: {
    readonly origin: Origin;
    readonly source: string;
    readonly content: string;
    readonly remarks: readonly Finding[];
  },
): readonly ImportRecord[] {
  if (record.kind === "advisory") return [{ kind: "advisory", record, ...from }];
  if (record.kind === "exploited") return [{ kind: "exploited", record, origin: from.origin }];
  return [{ kind: "scores", scores: [record.score], origin: from.origin }];
}

function rowRecords(item: RowsItem): readonly ImportRecord[] {
  const { path, format, reading } = item;
  const position = `line ${item.rows[0]?.line ?? 1}`;
  const origin = { format, path, position, sha256: item.sha256 };
  const scores = reading.records.flatMap((record) => (record.kind === "score" ? [record.score] : []));
  const exploited = reading.records.flatMap((record) =>
    record.kind === "exploited" ? [{ kind: "exploited", origin, record } as const] : [],
  );
  const lines = new Map(item.rows.map((row) => [`line ${row.line}`, row.cells.join(",")]));
  return [
    ...(scores.length > 0 ? [{ kind: "scores", origin, scores } as const] : []),
    ...exploited,
    ...reading.rejected.map((one) => rejectedRecord(one, origin, lines.get(one.at) ?? "")),
  ];
}

/** A carrier of one record beside its path, as collections of test data use it: the record is what counts. */
function unwrapped(document: unknown): { readonly document: unknown; readonly note: string } {
  if (isObject(document) && typeof document["path"] === "string") {
    for (const name of ["record", "document"]) {
      const held = peek(document, name);
      const others = Object.keys(document).length - 2;
      if (isObject(held) && others === 0) return { document: held, note: `/${name}` };
    }
  }
  return { document, note: "" };
}

function originOf(item: Pick<DocumentItem, "path" | "position" | "sha256">, format: string): Origin {
  return { format, path: item.path, position: item.position, sha256: item.sha256 };
}

function quarantined(origin: Origin, item: DocumentItem, findings: readonly Finding[]): ImportRecord {
  return { kind: "quarantined", origin, findings, bytes: item.bytes.slice(0, keptBytes) };
}

function rejectedRecord(one: Rejected, origin: Origin, words: string): ImportRecord {
  const position = one.at.startsWith("/") ? `${origin.position}${one.at}` : one.at;
  const bytes = Buffer.from(words).subarray(0, keptBytes);
  return {
    kind: "quarantined",
    origin: { ...origin, position, sha256: sha256Of(words) },
    findings: one.findings,
    bytes,
  };
}

function elementAt(document: unknown, pointer: string): string {
  let here = document;
  for (const step of pointer.split("/").slice(1)) {
    here = Array.isArray(here) ? (here as readonly unknown[])[Number(step)] : peek(here, step);
  }
  return JSON.stringify(here) ?? "";
}
