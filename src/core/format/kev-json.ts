/** CISA's known-exploited catalogue as JSON. Each entry stands or falls alone; the issue as a whole says which entries there are. */
import { parsed, type Finding, type Parsed } from "#core/problem.ts";
import { itemsAt, memberAt, numberAt, openDocument, valueAt, textAt } from "#core/input/json-cursor.ts";
import { cisaKev, readEntry } from "./kev-entry.ts";
import { instantAt } from "#core/input/instant.ts";
import type { DocumentFormat, ExploitedRecord, Reading, Rejected } from "./feed-record.ts";

/** The catalogue as JSON. Its issue has members only when every entry was read and the count agrees. */
export const kevJson: DocumentFormat = {
  name: "kev-json",
  looks: "a known-exploited catalogue: an object with catalogVersion and vulnerabilities",
  detect: (document) =>
    valueAt(document, "vulnerabilities") !== undefined &&
    (typeof valueAt(document, "catalogVersion") === "string" || firstHasCveId(document)),
  read: readCatalogue,
};

function firstHasCveId(document: unknown): boolean {
  const entries = valueAt(document, "vulnerabilities");
  return Array.isArray(entries) && valueAt(entries[0], "cveID") !== undefined;
}

function readCatalogue(document: unknown): Parsed<Reading> {
  const root = openDocument(document);
  const remarks: Finding[] = [];
  const beside = { ...root, problems: remarks };
  const version = textAt(memberAt(beside, "catalogVersion")) ?? "";
  const released = instantAt(memberAt(beside, "dateReleased"));
  const count = numberAt(memberAt(beside, "count"));
  const entries = itemsAt(memberAt(root, "vulnerabilities"));
  if (root.problems.length > 0) return { ok: false, findings: root.problems };
  const records: ExploitedRecord[] = [];
  const rejected: Rejected[] = [];
  for (const place of entries) {
    const entry = readEntry(place, released);
    if ("kind" in entry) records.push(entry);
    else rejected.push(entry);
  }
  const whole = rejected.length === 0 && entries.length > 0 && count === entries.length;
  const members = whole ? records.map((record) => record.id) : null;
  rejected.push(...notWhole(count, entries.length));
  return parsed({ records, rejected, issue: { catalog: cisaKev, version, released, members } }, remarks);
}

/** An issue that has fewer or more entries than it says, or none: something of it did not come. Its entries are read, none is taken as removed. */
function notWhole(count: number | undefined, found: number): readonly Rejected[] {
  if (found > 0 && (count === undefined || count === found)) return [];
  const at = found === 0 ? "/vulnerabilities" : "/count";
  const message = `the catalogue says it has ${count ?? "an unknown number of"} entries, it has ${found}; no entry is taken as removed`;
  return [{ at, findings: [{ at, code: found === 0 ? "empty" : "count-differs", message }] }];
}
