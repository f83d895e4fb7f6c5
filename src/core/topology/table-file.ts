/**
 * A table from a file: CSV with a header row, or a JSON list of objects. Each row keeps where it stands, so that a finding can name the line
 * that a person has to look at. What the cells mean is up to the reader of the rows.
 */
import { cellsOf, rowIsOpen, separatorOf } from "#core/input/csv.ts";
import { readJson } from "#core/input/json.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";

/** One row by column; `at` is the line where it begins in a CSV (`line 3`), or its JSON Pointer. */
export type TableRow = { readonly at: string; readonly cells: Readonly<Record<string, unknown>> };

/** Most rows of one file. */
const mostRows = 100_000;
const longestFile = 64 * 1024 * 1024;
const mostColumns = 60;

/** The rows of a file. `list` is the member that holds the rows of a JSON object; a bare JSON list is taken too. */
export function readTableFile(text: string, list: string): Parsed<readonly TableRow[]> {
  if (text.length > longestFile)
    return failed("", "too-large", `The file has more than ${longestFile} characters.`);
  return /^[\ufeff\s]*[[{]/.test(text) ? jsonRows(text, list) : csvRows(text);
}

function jsonRows(text: string, list: string): Parsed<readonly TableRow[]> {
  const json = readJson(text, { chars: longestFile, depth: 12 });
  if (!json.ok) return json;
  const bare = Array.isArray(json.value);
  const rows: unknown = bare ? json.value : isObject(json.value) ? json.value[list] : undefined;
  if (!Array.isArray(rows))
    return failed(bare ? "" : `/${list}`, "list-expected", `Expected a list, or an object with "${list}".`);
  if (rows.length > mostRows) return tooMany();
  const findings: Finding[] = [...(json.findings ?? [])];
  const read = rows.map((cells: unknown, i): TableRow => {
    const at = `${bare ? "" : `/${list}`}/${i}`;
    if (isObject(cells)) return { at, cells };
    findings.push({ at, code: "row-invalid", message: "Expected an object." });
    return { at, cells: {} };
  });
  return findings.length > 0 ? { ok: false, findings } : parsed(read);
}

function tooMany(): Parsed<readonly TableRow[]> {
  return failed("", "too-many", `The file has more than ${mostRows} rows.`);
}

type Line = { readonly at: string; readonly text: string };

function csvRows(text: string): Parsed<readonly TableRow[]> {
  const [header, ...lines] = wholeRows(text);
  if (header === undefined) return failed("", "empty", "There is nothing to read.");
  if (lines.length > mostRows) return tooMany();
  const separator = separatorOf(header.text);
  const columns = cellsOf(header.text, separator).map((cell) => cell.trim());
  const named =
    columns.length <= mostColumns && !columns.includes("") && new Set(columns).size === columns.length;
  if (!named) return failed(header.at, "header-invalid", "Each column of the header has a name of its own.");
  const findings: Finding[] = [];
  const rows = lines.map(({ at, text: row }): TableRow => {
    const cells = cellsOf(row, separator);
    if (cells.length !== columns.length)
      findings.push({
        at,
        code: "row-invalid",
        message: `Expected ${columns.length} cells, found ${cells.length}.`,
      });
    return { at, cells: Object.fromEntries(columns.map((column, i) => [column, cells[i]?.trim() ?? ""])) };
  });
  return findings.length > 0 ? { ok: false, findings } : parsed(rows);
}

/** Lines joined where a quoted cell goes on in the next one; blank ones are left out. */
function wholeRows(text: string): readonly Line[] {
  const rows: Line[] = [];
  let open: { at: string; parts: string[]; quoted: boolean } | null = null;
  for (const [i, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (open === null && line.trim() === "") continue;
    open ??= { at: `line ${i + 1}`, parts: [], quoted: false };
    open.parts.push(line);
    if (rowIsOpen(line)) open.quoted = !open.quoted;
    if (open.quoted) continue;
    rows.push({ at: open.at, text: open.parts.join("\n") });
    open = null;
  }
  if (open !== null) rows.push({ at: open.at, text: open.parts.join("\n") });
  return rows;
}
