/** Exports of scanners and of bug bounty programmes, each known by its shape: JSON, lines of JSON, XML, CSV and text. */
import { isObject } from "#core/input/json-cursor.ts";
import { readJson } from "#core/input/json.ts";
import { reading, type ReportFormat, type ReportReading } from "#core/submission/report-format.ts";
import type { ReportDocument } from "#core/submission/report-document.ts";
import { csvRows } from "#core/submission/scanner/csv-rows.ts";
import { onlyInventory, readCycloneDx } from "#core/submission/scanner/cyclonedx.ts";
import { readGovulncheck } from "#core/submission/scanner/govulncheck.ts";
import { codeTools } from "#core/submission/scanner/map/code.ts";
import { configurationTools } from "#core/submission/scanner/map/configuration.ts";
import { dependencyTools } from "#core/submission/scanner/map/dependencies.ts";
import { secretTools } from "#core/submission/scanner/map/secrets.ts";
import { systemTools } from "#core/submission/scanner/map/systems.ts";
import { textTools } from "#core/submission/scanner/map/text.ts";
import { webTools } from "#core/submission/scanner/map/web.ts";
import { readSslyze } from "#core/submission/scanner/sslyze.ts";
import { textRows } from "#core/submission/scanner/text-reports.ts";
import { isOf, readByMap } from "#core/submission/scanner/tool-map.ts";
import { xmlValue } from "#core/submission/scanner/xml-value.ts";

const tools = [
  ...dependencyTools,
  ...codeTools,
  ...systemTools,
  ...webTools,
  ...textTools,
  ...secretTools,
  ...configurationTools,
];

/** Any tool's report. */
export const scanner: ReportFormat = {
  name: "scanner",
  read: (document) => {
    const value = valueOf(document);
    if (value === undefined) return null;
    if (Array.isArray(value) && value.length === 0) return reading([]);
    return (
      readCycloneDx(value) ??
      readSslyze(value) ??
      readGovulncheck(value) ??
      spdx(value) ??
      byMaps(value) ??
      failedRun(value) ??
      emptyLists(value)
    );
  },
};

/** The first table that knows the report and finds something in it; else what the first says of its emptiness. */
function byMaps(value: unknown): ReportReading | null {
  const known = tools.filter((map) => isOf(map, value));
  let empty: ReportReading | null = null;
  for (const map of known) {
    const read = { ...(isEmptyTable(value) ? reading([]) : readByMap(map, value)), tool: map.name };
    if (read.claims.length > 0) return read;
    empty ??= read;
  }
  return empty;
}

/** A list of software in SPDX states no flaw. */
function spdx(value: unknown): ReportReading | null {
  return isObject(value) && typeof value["spdxVersion"] === "string"
    ? { ...reading([], [onlyInventory]), tool: "spdx" }
    : null;
}

/** What a tool prints in place of a report when it could not look. */
function failedRun(value: unknown): ReportReading | null {
  const error = isObject(value) ? value["error"] : undefined;
  const lines = isObject(value) && Array.isArray(value["stream"]) ? value["stream"] : [];
  const failed = isObject(error) || lines.some((line) => isObject(line) && line["type"] === "error");
  return failed
    ? reading(
        [],
        [
          {
            at: "",
            code: "tool-failed",
            message: "The tool failed and reports nothing: that says nothing of flaws.",
          },
        ],
      )
    : null;
}

/** The lists in which tools give what they found. */
const listNames = [
  "results",
  "findings",
  "vulnerabilities",
  "issues",
  "Issues",
  "dependencies",
  "alerts",
  "matches",
  "warnings",
];

/** A report whose lists are all empty, of whatever tool. */
function emptyLists(value: unknown): ReportReading | null {
  if (!isObject(value)) return null;
  const isEmpty = (each: unknown): boolean => each === null || (Array.isArray(each) && each.length === 0);
  const named = listNames.filter((name) => Object.hasOwn(value, name));
  return named.length > 0 && named.every((name) => isEmpty(value[name])) ? reading([]) : null;
}

/** The document as a value that tables read: undefined where it is of no such kind. */
function valueOf(document: ReportDocument): unknown {
  const { text, json, xml } = document;
  if (text === null) return undefined;
  if (json.ok) return json.value;
  const stream = /^\s*\{/.test(text) ? jsonStream(text) : null;
  if (stream !== null) return { stream };
  if (xml.ok) return xmlValue(xml.value);
  const lines = textRows(text);
  if (lines !== null) return lines;
  if (text.startsWith("SPDXVersion:")) return { spdxVersion: "text" };
  const table = csvRows(text);
  return table === null
    ? undefined
    : { table: table.rows.length > 0 ? table.rows : [emptyRow(table.columns)] };
}

/** A table of nothing but its header. */
function isEmptyTable(value: unknown): boolean {
  const [row, more] =
    isObject(value) && Array.isArray(value["table"]) ? (value["table"] as readonly unknown[]) : [];
  return isObject(row) && more === undefined && Object.values(row).every((cell) => cell === "");
}

function emptyRow(columns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((name) => [name, ""]));
}

const mostValues = 100_000;

/** JSON values one after another, a line each or over several lines; null where the text is anything else. */
function jsonStream(text: string): readonly unknown[] | null {
  const values: unknown[] = [];
  let open: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "" && open.length === 0) continue;
    open.push(line);
    if (!/[}\]]\s*$/.test(line) || (open.length > 1 && !/^[}\]]/.test(line))) continue;
    const read = readJson(open.join("\n"), { depth: 100, meaning: false });
    if (!read.ok) return null;
    values.push(read.value);
    open = [];
    if (values.length > mostValues) return null;
  }
  return open.length === 0 && values.length > 0 ? values : null;
}
