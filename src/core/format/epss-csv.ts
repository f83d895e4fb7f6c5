/**
 * EPSS scores: FIRST's file (`#model_version:…,score_date:…`, a header, commas) and its mirrors' (a commit date in the comment, or no
 * comment and no header, semicolons). A file that states no day takes it from its name; one with neither is not read.
 */
import { isCve } from "#core/cve-id.ts";
import { vulnerabilityName } from "#core/vulnerability-name.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";
import { isDay } from "#core/input/instant.ts";
import type {
  Reading,
  Rejected,
  ScoreRecord,
  TableFormat,
  TableHead,
  TableReader,
  FeedTableRow,
} from "./feed-record.ts";

/** The model of scores whose file does not state one; never comparable with any other. */
const modelUnstated = "unstated";

type Columns = { readonly cve: number; readonly score: number; readonly percentile: number };
type Issue = { readonly date: string; readonly model: string; readonly columns: Columns };

/** EPSS scores. A row that is none is rejected alone. */
export const epssCsv: TableFormat = {
  name: "epss-csv",
  looks: "EPSS scores as CSV: cve,epss,percentile",
  detect: (head) => columnsOf(head.firstRow) !== null || isScoreRow(head.firstRow),
  open,
};

function open(head: TableHead): Parsed<TableReader> {
  const columns = columnsOf(head.firstRow);
  const comment = head.comments.join(",");
  const model = /#?model_version:\s*([\w.-]{1,40})/.exec(comment)?.[1] ?? modelUnstated;
  const date = dayIn(comment) ?? dayIn(head.name);
  if (date === undefined) {
    return failed(
      "line 1",
      "date-missing",
      "the scores' day stands neither in a comment line nor in the file's name",
    );
  }
  const issue = { date, model, columns: columns ?? { cve: 0, score: 1, percentile: 2 } };
  return parsed({ firstRowIsData: columns === null, read: (rows) => readRows(issue, rows) });
}

function columnsOf(row: readonly string[]): Columns | null {
  const names = row.map((cell) => cell.trim().toLowerCase());
  const columns = {
    cve: names.indexOf("cve"),
    score: names.indexOf("epss"),
    percentile: names.indexOf("percentile"),
  };
  return columns.cve >= 0 && columns.score >= 0 && columns.percentile >= 0 ? columns : null;
}

function isScoreRow(row: readonly string[]): boolean {
  const [cve = "", score = "", percentile = ""] = row;
  return row.length === 3 && isCve(cve) && isPlainNumber(score) && isPlainNumber(percentile);
}

function dayIn(written: string): string | undefined {
  const day = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/.exec(written)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}

function readRows(issue: Issue, rows: readonly FeedTableRow[]): Reading {
  const records: ScoreRecord[] = [];
  const rejected: Rejected[] = [];
  for (const row of rows) {
    const cve = vulnerabilityName(row.cells[issue.columns.cve] ?? "");
    const score = shareOf(row.cells[issue.columns.score]);
    const percentile = shareOf(row.cells[issue.columns.percentile]);
    if (!isCve(cve) || score === null || percentile === null) rejected.push(refused(row));
    else {
      const { date, model } = issue;
      records.push({ kind: "score", id: cve, score: { cve, date, model, score, percentile } });
    }
  }
  return { records, rejected };
}

/** A number in [0, 1]; `null` for anything else. */
function shareOf(cell: string | undefined): number | null {
  if (cell === undefined || !isPlainNumber(cell)) return null;
  const value = Number(cell);
  return value >= 0 && value <= 1 ? value : null;
}

function isPlainNumber(cell: string): boolean {
  return cell.length <= 40 && /^\d+(?:\.\d+)?(?:[eE]-?\d{1,3})?$/.test(cell);
}

function refused(row: FeedTableRow): Rejected {
  const at = `line ${row.line}`;
  const message = `expected a CVE id and two numbers from 0 to 1, found "${row.cells.join(",").slice(0, 80)}"`;
  return { at, findings: [{ at, code: "row-invalid", message }] };
}
