/**
 * Where the flaw is and where it would be mended: functions and files that a report names, and the lines that a proposed fix touches. Lines of a fix are
 * known by their text, so that neither a moved line nor a renamed file makes another of them.
 */
import { fileName, functionName } from "#core/duplicate/frame.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** The places of one report, each list without doubles. */
export type Sites = {
  readonly functions: readonly string[];
  readonly files: readonly string[];
  /** Lines that a fix takes away or stands beside, without white space. */
  readonly lines: readonly string[];
};

const most = { patch: 256 * 1024, names: 16, lines: 64 } as const;
const hunkHead = /^@@ [-+,\d ]{1,60}@@ ?(.{0,200})/;
const fileHead = /^(?:---|\+\+\+) (?:[ab]\/)?([^\t\r\n]{1,300})/;

type ReportedPlace = { readonly file: string; readonly function: string | null };

/** The places that a report names and those that its fix changes. */
export function sitesOf(places: readonly ReportedPlace[], patch: string | null): Sites {
  const functions = new Set(places.map((place) => functionName(place.function)));
  const files = new Set(places.map((place) => fileName(place.file)));
  const lines = new Set<string>();
  for (const line of (patch ?? "").slice(0, most.patch).split("\n")) {
    const hunk = hunkHead.exec(line);
    const file = fileHead.exec(line)?.[1];
    if (hunk !== null) functions.add(functionName((hunk[1] ?? "").split("(")[0] ?? ""));
    else if (file !== undefined) files.add(fileName(file));
    else if (/^[- ]/.test(line)) lines.add(plainLine(line.slice(1)));
  }
  files.delete("null");
  return {
    functions: firstOf(functions, most.names),
    files: firstOf(files, most.names),
    lines: firstOf(lines, most.lines),
  };
}

/** A line of code without white space; "" where it has too little to be known by. */
function plainLine(line: string): string {
  const plain = line.replaceAll(/\s+/g, "");
  return /\w{3}/.test(plain) ? plain.slice(0, 200) : "";
}

function firstOf(names: ReadonlySet<string>, count: number): readonly string[] {
  return [...names].filter((name) => name !== "").slice(0, count);
}

/** What the places say; null where there is nothing to compare. A file alone says little, a function more, equal lines of two fixes most. */
export function siteSignal(first: Sites, second: Sites): Signal | null {
  const lines = shared(first.lines, second.lines);
  const share = lines.length / Math.max(1, Math.min(first.lines.length, second.lines.length));
  if (lines.length >= 2) return signal("site", 0.6 + 0.4 * share, "site-hunks", { count: lines.length });
  const functions = shared(first.functions, second.functions);
  const files = shared(first.files, second.files);
  const [name = ""] = functions;
  if (functions.length > 0)
    return signal("site", files.length > 0 ? 0.8 : 0.7, "site-function", { function: name });
  const [file = ""] = files;
  const bothNameFunctions = first.functions.length > 0 && second.functions.length > 0;
  if (files.length > 0) return signal("site", bothNameFunctions ? 0.1 : 0.3, "site-file", { file });
  const comparable = bothNameFunctions || (first.files.length > 0 && second.files.length > 0);
  return comparable ? signal("site", 0, "site-other") : null;
}

function shared(first: readonly string[], second: readonly string[]): readonly string[] {
  const other = new Set(second);
  return first.filter((one) => other.has(one));
}
