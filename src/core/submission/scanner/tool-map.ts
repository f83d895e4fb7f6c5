/** How a tool's report becomes claims: where its rows stand, and which of their members say what. One table line a tool; one function reads them all. */
import { leads, type RecordRow, rowsAt, textsAt, wholeOf } from "#core/submission/scanner/record-path.ts";
import { isObject } from "#core/input/json-cursor.ts";
import {
  type BadItem,
  claim,
  type ReportClaim,
  type ReportReading,
  reading,
} from "#core/submission/report-format.ts";

/** Ways to the members of a row: of each list the first that leads to something counts, but for `text`, `aliases` and `weaknesses`, which take all. */
type MemberWays = {
  readonly title?: readonly string[];
  readonly text?: readonly string[];
  readonly product?: readonly string[];
  /** A package URL or CPE name. */
  readonly identifier?: readonly string[];
  readonly version?: readonly string[];
  readonly aliases?: readonly string[];
  readonly weaknesses?: readonly string[];
  readonly file?: readonly string[];
  readonly line?: readonly string[];
  readonly function?: readonly string[];
  readonly patch?: readonly string[];
};

/** One tool. */
export type ToolMap = MemberWays & {
  readonly name: string;
  /** The shape by which a report is known: ways that all lead to something; several shapes where a tool has several. */
  readonly knows: readonly (readonly string[])[];
  readonly rows: readonly string[];
  /** A row counts only where this member is one of these values. */
  readonly only?: readonly [way: string, ...values: readonly string[]];
  /** A row counts only where this member is none of these values. */
  readonly never?: readonly [way: string, ...values: readonly string[]];
  /** A row counts only where this member begins so. */
  readonly begins?: readonly [way: string, beginning: string];
};

/** A tool that prints an object a finding, alone or one after another: the map of one, for both. */
export function oneOrStream(map: ToolMap): readonly ToolMap[] {
  const streamed = (ways: readonly string[]): readonly string[] =>
    ways.map((way) => (way === "" ? "stream[]" : `stream[].${way}`));
  return [{ ...map, knows: map.knows.map(streamed), rows: streamed(map.rows) }, map];
}

/** Whether a value is a report of the tool. */
export function isOf(map: ToolMap, value: unknown): boolean {
  return map.knows.some((ways) => ways.every((way) => leads(value, way)));
}

/** The claims of a report. */
export function readByMap(map: ToolMap, value: unknown): ReportReading {
  const whole = wholeOf(value);
  const rows = map.rows.flatMap((path) => rowsAt(whole, path)).filter((row) => counts(map, row));
  return reading(rows.map((row) => claimOf(map, row)));
}

function counts({ only, never, begins }: ToolMap, row: RecordRow): boolean {
  if (!isObject(row.value)) return false;
  if (begins !== undefined && textsAt(row, begins[0])[0]?.startsWith(begins[1]) !== true) return false;
  const valueAt = (way: string): string => (textsAt(row, way)[0] ?? boolText(row, way)).toLowerCase();
  if (only !== undefined && !only.slice(1).includes(valueAt(only[0]))) return false;
  return never === undefined || !never.slice(1).includes(valueAt(never[0]));
}

function boolText(row: RecordRow, way: string): string {
  const value = rowsAt(row, way)[0]?.value;
  return typeof value === "boolean" ? String(value) : "";
}

const longestTitle = 300;
const mostNames = 200;

function claimOf(map: ToolMap, row: RecordRow): ReportClaim | BadItem {
  const first = (ways: readonly string[] = []): string | null => {
    for (const way of ways) {
      const [text] = textsAt(row, way);
      if (text !== undefined) return text;
    }
    return null;
  };
  const all = (ways: readonly string[] = []): readonly string[] => ways.flatMap((way) => textsAt(row, way));
  const title = first(map.title);
  const text = [...new Set(all(map.text))].join("\n\n");
  const product = first(map.product);
  const identifier = first(map.identifier);
  if (title === null && text === "" && product === null && identifier === null)
    return {
      findings: [{ at: row.at, code: "item-empty", message: "This item says nothing that is read here." }],
    };
  const place = /^(.{1,1000}?)(?::(\d{1,9})(?::\d{1,9})?)?$/.exec(first(map.file) ?? "");
  const file = place?.[1] ?? null;
  const number = Number(/^\d{1,9}/.exec(first(map.line) ?? place?.[2] ?? "")?.[0] ?? Number.NaN);
  return claim({
    title: title?.split("\n", 1)[0]?.slice(0, longestTitle) ?? null,
    text: text === "" ? (title ?? "") : text,
    product:
      product === null && identifier === null
        ? null
        : { name: product, identifier: identifierOf(identifier) },
    version: first(map.version) ?? versionIn(identifier),
    aliases: namesIn(all(map.aliases)),
    weaknesses: weaknessesIn(all(map.weaknesses)),
    places: file === null ? [] : [{ file, line: number > 0 ? number : null, function: first(map.function) }],
    patch: first(map.patch),
  });
}

function identifierOf(text: string | null): string | null {
  return text !== null && /^(?:pkg:|cpe:)/.test(text) ? text : null;
}

/** The version within a package URL. */
function versionIn(identifier: string | null): string | null {
  const at = /^pkg:[^?#]*@([^?#@/]+)/.exec(identifier ?? "")?.[1];
  return at ?? null;
}

/** Ids of advisories, as they stand in texts. */
const advisoryId =
  /\b(?:CVE-\d{4}-\d{4,19}|GHSA-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}|(?:RUSTSEC|PYSEC|OSV|RHSA|DSA|DLA|USN|ELSA|ALAS\d?|GO|MAL|OSVDB|SNYK|TEMP|ALPINE|EUVD|BDU|JVNDB)-[A-Za-z0-9:.-]{3,60})/gi;

/** The ids of advisories in texts, each once. */
export function namesIn(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.slice(0, 20_000).match(advisoryId) ?? []);
  return [...new Set(names.map((name) => (/^cve-/i.test(name) ? name.toUpperCase() : name)))].slice(
    0,
    mostNames,
  );
}

/** The CWE ids in texts: `CWE-79`, `cwe-079`, or a bare number. */
export function weaknessesIn(texts: readonly string[]): readonly string[] {
  const numbers = texts.flatMap((text) =>
    /^\d{1,5}$/.test(text)
      ? [text]
      : [...text.slice(0, 20_000).matchAll(/cwe[-_: ]{0,2}0*(\d{1,5})/gi)].map((match) => match[1] ?? ""),
  );
  return [...new Set(numbers.map(Number).filter((number) => number > 0))]
    .slice(0, mostNames)
    .map((number) => `CWE-${number}`);
}
