/** Which records of a batch did not become current: those that wait for a second person first, then those that could not be read. */
import type { ExploitedImport, QuarantinedImport } from "#core/format/import-record.ts";
import {
  heldRecord,
  mostNotTaken,
  quarantinedRecord,
  type RecordNotTaken,
} from "#core/provenance/record-not-taken.ts";
import type { NewChange } from "./feed-changes.ts";

/** What became of a batch, as far as it did not become current. */
type BatchRemainder = {
  readonly changes: readonly NewChange[];
  /** Entries of catalogues that are held; those of one file share one change. */
  readonly entries: readonly ExploitedImport[];
  readonly quarantined: readonly QuarantinedImport[];
};

/** The first of either outcome, in the batch's order. */
export function recordsNotTaken({
  changes,
  entries,
  quarantined,
}: BatchRemainder): readonly RecordNotTaken[] {
  const waiting = changes.filter(({ before }) => before === undefined);
  const reasons = new Map(waiting.map((one) => [fileKey(one.subject, one.origin.sha256), one.reason]));
  const named = entries.slice(0, mostNotTaken).map(({ record, origin }) => {
    const reason = reasons.get(fileKey(record.entry.catalog, origin.sha256)) ?? "other-source";
    return heldRecord(origin, record.entry.cve, reason);
  });
  const files = new Set(entries.map(({ record, origin }) => fileKey(record.entry.catalog, origin.sha256)));
  const others = waiting
    .filter(
      ({ kind, subject, origin }) => kind !== "catalogue" || !files.has(fileKey(subject, origin.sha256)),
    )
    .slice(0, mostNotTaken)
    .map(({ origin, name, reason }) => heldRecord(origin, name, reason));
  return [
    ...[...others, ...named].slice(0, mostNotTaken),
    ...quarantined.slice(0, mostNotTaken).map(quarantinedRecord),
  ];
}

function fileKey(catalogue: string, sha256: string): string {
  return `${catalogue} ${sha256}`;
}
