/** From a feed's items to records for import, with what an import keeps of each: its words, their digests, where they stood; what cannot be read is quarantined. Nothing is dropped: every item gives at least one record. */
import { hash } from "node:crypto";
import { valueAt } from "#core/input/json-cursor.ts";
import { cve } from "#core/format/cve.ts";
import type { ImportRecord, Origin } from "#core/format/import-record.ts";
import type { FeedRecord, Rejected } from "#core/format/feed-record.ts";
import type { Finding } from "#core/problem.ts";
import { type DocumentItem, type FeedItem, storedByteLimit, type RowsItem } from "./feed-item.ts";
import { formatUnknown, readDocumentItem } from "./read-item.ts";

/** The records of one item, in its order. */
export function recordsOf(item: FeedItem): readonly ImportRecord[] {
  if (item.kind === "document") return documentRecords(item);
  if (item.kind === "rows") return rowRecords(item);
  const { path, position, bytes, findings } = item;
  const origin = { format: formatUnknown, path, position, sha256: hash("sha256", bytes) };
  return [{ kind: "quarantined", origin, findings, bytes }];
}

function documentRecords(item: DocumentItem): readonly ImportRecord[] {
  const found = readDocumentItem(item);
  const position = `${item.position}${found.note}`;
  const origin = { format: found.format, path: item.path, position, sha256: item.sha256 };
  if (!found.ok) return [quarantined(origin, item, found.findings)];
  const { document, remarks } = found;
  const content = hash("sha256", JSON.stringify(document));
  const { records, rejected, issue } = found.reading;
  const from = { origin, source: item.text, content, remarks };
  return [
    ...(found.format === cve.name
      ? flaggedRecords(records, from)
      : records.flatMap((record) => recordOf(record, from))),
    ...rejected.map((one) => rejectedRecord(one, origin, elementAt(document, one.at))),
    ...(issue === undefined ? [] : [{ kind: "issue", origin, issue } as const]),
  ];
}

type DocumentOrigin = {
  readonly origin: Origin;
  readonly source: string;
  readonly content: string;
  readonly remarks: readonly Finding[];
};

/** A record with the flags that it carries: they stand and end with it. */
function flaggedRecords(records: readonly FeedRecord[], from: DocumentOrigin): readonly ImportRecord[] {
  const flags = records.filter((record) => record.kind === "exploited");
  return records.flatMap((record) =>
    record.kind === "advisory" ? [{ kind: "advisory", record, flags, ...from }] : [],
  );
}

function recordOf(record: FeedRecord, from: DocumentOrigin): readonly ImportRecord[] {
  if (record.kind === "advisory") return [{ kind: "advisory", record, ...from }];
  if (record.kind === "exploited") return [{ kind: "exploited", record, origin: from.origin }];
  if (record.kind === "completeness") return [{ ...record, origin: from.origin }];
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

function quarantined(origin: Origin, item: DocumentItem, findings: readonly Finding[]): ImportRecord {
  const bytes = item.bytes.slice(0, storedByteLimit);
  const isOther = origin.format === formatUnknown && isVexText(item.text);
  return { kind: "quarantined", origin, findings, bytes, ...(isOther ? { document: item.text } : {}) };
}

/** Whether a text looks like a document that states what is affected rather than what is vulnerable; who reads it decides. */
function isVexText(text: string): boolean {
  return text.includes("openvex.dev/ns") || (text.includes('"CycloneDX"') && text.includes('"analysis"'));
}

function rejectedRecord(one: Rejected, origin: Origin, words: string): ImportRecord {
  const position = one.at.startsWith("/") ? `${origin.position}${one.at}` : one.at;
  const bytes = Buffer.from(words).subarray(0, storedByteLimit);
  return {
    kind: "quarantined",
    origin: { ...origin, position, sha256: hash("sha256", words) },
    findings: one.findings,
    bytes,
  };
}

function elementAt(document: unknown, pointer: string): string {
  let here = document;
  for (const step of pointer.split("/").slice(1)) {
    here = Array.isArray(here) ? (here as readonly unknown[])[Number(step)] : valueAt(here, step);
  }
  return JSON.stringify(here) ?? "";
}
