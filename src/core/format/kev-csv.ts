/** CISA's known-exploited catalogue as CSV. It carries no release time, so nothing is taken as removed from it. */
import { failed, parsed, type Parsed } from "#core/problem.ts";
import { type Cursor, openDocument } from "#core/input/json-cursor.ts";
import { readEntry } from "./kev-entry.ts";
import type {
  ExploitedRecord,
  Reading,
  Rejected,
  TableFormat,
  TableHead,
  TableReader,
  FeedTableRow,
} from "./feed-record.ts";

const required = ["cveID", "dateAdded", "vulnerabilityName"];

/** The catalogue as CSV. It gives no issue, as the form does not say when it was released. */
export const kevCsv: TableFormat = {
  name: "kev-csv",
  looks: "a known-exploited catalogue as CSV: a header with cveID, vendorProject, product, dateAdded, …",
  detect: (head) => head.firstRow.includes("cveID"),
  open,
};

function open(head: TableHead): Parsed<TableReader> {
  const missing = required.filter((name) => !head.firstRow.includes(name));
  if (missing.length > 0)
    return failed("line 1", "column-missing", `expected the columns ${missing.join(", ")}`);
  return parsed({ firstRowIsData: false, read: (rows) => readRows(head.firstRow, rows) });
}

function readRows(columns: readonly string[], rows: readonly FeedTableRow[]): Reading {
  const records: ExploitedRecord[] = [];
  const rejected: Rejected[] = [];
  for (const row of rows) {
    const entry = readEntry(cursorOf(columns, row), null);
    if ("kind" in entry) records.push(entry);
    else rejected.push({ at: `line ${row.line}`, findings: entry.findings.map((one) => inColumn(row, one)) });
  }
  return { records, rejected };
}

function inColumn(row: FeedTableRow, finding: { at: string; code: string; message: string }): typeof finding {
  return { ...finding, at: `line ${row.line}`, message: `${finding.at.slice(1)}: ${finding.message}` };
}

function cursorOf(columns: readonly string[], row: FeedTableRow): Cursor {
  const cells: [string, string][] = columns.map((name, index) => [name, row.cells[index] ?? ""]);
  return openDocument(Object.fromEntries(cells.filter(([, cell]) => cell !== "")));
}
