/** The crashes of the shared data folder that carry answers of other tools: ClusterFuzz's comparer and CASR's clusters. For tests and for the evidence that is printed of them. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { StackFrame } from "#core/crash/crash.ts";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** The lines of a data file as values; `null` where the data is not on this machine. */
function sharedLines(path: string): readonly unknown[] | null {
  const file = new URL(path, folder);
  if (!existsSync(file)) return null;
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as unknown);
}

/** A case of ClusterFuzz's comparer: two states as it keeps them. */
type ComparerCase = {
  readonly id: string;
  readonly state1: string;
  readonly state2: string;
  readonly similar: boolean;
};

/** The cases of ClusterFuzz's comparer. */
export function comparerCases(): readonly ComparerCase[] | null {
  return sharedLines("crash/clusterfuzz-comparer-tests.jsonl.gz") as readonly ComparerCase[] | null;
}

/** The lines of a state as it is kept in one text. */
export function linesOfState(state: string): readonly string[] {
  return state.replace(/\n$/, "").split("\n");
}

type CasrRecord = {
  readonly id: string;
  readonly set: string;
  readonly report: {
    readonly Stacktrace: readonly string[];
    readonly CrashLine?: string;
    readonly ExecutablePath: string;
    readonly CrashSeverity: { readonly ShortDescription: string };
  };
};

/** One crash as CASR kept it; `place` tells its frames apart as CASR does, by file, line and column. */
export type CasrCrash = {
  readonly id: string;
  readonly kind: string;
  /** The place that CASR takes for where it crashed; "" where it gives none. */
  readonly line: string;
  /** The name of the program that was run. */
  readonly product: string;
  readonly frames: readonly (StackFrame & { readonly place: string })[];
};

/** The crashes of one of CASR's test sets. */
export function casrCrashes(set: string): readonly CasrCrash[] | null {
  const records = sharedLines("crash/casr-reports.jsonl.gz") as readonly CasrRecord[] | null;
  if (records === null) return null;
  return records
    .filter((record) => record.set === set)
    .map(({ id, report }) => ({
      id,
      kind: report.CrashSeverity.ShortDescription,
      line: report.CrashLine ?? "",
      product: report.ExecutablePath.split("/").at(-1) ?? "",
      frames: report.Stacktrace.map(casrFrame),
    }));
}

const forms = [
  /^File "(?<file>.*)", line (?<line>\d+), in (?<function>.*)$/,
  /^#\d+\s+(?<address>0x[0-9a-f]+ )?(?:in )?(?<function>.*?)(?: \(.*\))? at (?<file>\S+?)(?::(?<line>\d+))?$/,
  /^#\d+\s+(?<address>0x[0-9a-f]+ )?(?:in )?(?<function>.*?) from (?<module>\S+)$/,
  /^#\d+\s+(?<address>0x[0-9a-f]+ )?(?:in )?(?<function>.*?)\s+(?<file>\/\S+?)(?::(?<line>\d+)(?::(?<column>\d+))?)?$/,
  /^#\d+\s+(?<address>0x[0-9a-f]+ )?(?:in )?(?<function>.*)$/,
];

function casrFrame(text: string): CasrCrash["frames"][number] {
  const groups =
    forms.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined) ?? {};
  const { address = "", function: name = "", file, line, column = "", module } = groups;
  return {
    function: name === "" ? null : name,
    file: file ?? null,
    line: line === undefined ? null : Number(line),
    module: module ?? null,
    place: file === undefined ? address : `${file}:${line ?? ""}:${column}`,
  };
}

/** A trace with symbols of ClusterFuzz's parser tests: its first stack. */
export type SymbolisedTrace = {
  readonly id: string;
  readonly type: string;
  readonly frames: readonly { readonly function: string; readonly file: string; readonly line: number }[];
};

type StackCase = {
  readonly id: string;
  readonly expected: { readonly type?: string };
  readonly input: Readonly<Record<string, string>>;
};

/** The traces of ClusterFuzz's parser tests whose frames have functions, files and lines. */
export function clusterfuzzTraces(): readonly SymbolisedTrace[] | null {
  const cases = sharedLines("crash/clusterfuzz-stack-tests.jsonl.gz") as readonly StackCase[] | null;
  if (cases === null) return null;
  return cases.flatMap(({ id, expected, input }) =>
    Object.values(input).map((text) => ({ id, type: expected.type ?? "", frames: firstStack(text) })),
  );
}

const symbolised = /^\s*#(\d+)\s+(?:0x[0-9a-f]+ )?in (.+?) (\/?[\w.+\-/]+):(\d+)(?::\d+)?\s*$/;

function firstStack(text: string): SymbolisedTrace["frames"] {
  const frames: SymbolisedTrace["frames"][number][] = [];
  for (const line of text.split("\n")) {
    const [, number = "", name = "", file = "", at = ""] = symbolised.exec(line) ?? [];
    if (name === "") continue;
    if (number === "0" && frames.length > 0) break;
    frames.push({ function: name, file, line: Number(at) });
  }
  return frames;
}

/** A record of OSS-Fuzz: what it was found in, the kind of crash and its state. */
export type OssFuzzRecord = {
  readonly id: string;
  readonly project: string;
  readonly type: string;
  readonly state: readonly string[];
  /** The commits that brought it and those that mended it. */
  readonly introduced: string;
  readonly fixed: string;
};

type OsvRecord = {
  readonly id: string;
  readonly details?: string;
  readonly affected?: readonly {
    readonly package?: { readonly name: string };
    readonly ranges?: readonly { readonly events?: readonly Readonly<Record<string, string>>[] }[];
  }[];
};

/** The records of OSS-Fuzz that hold a crash state. */
export function ossFuzzRecords(): readonly OssFuzzRecord[] | null {
  const records = sharedLines("osv/OSS-Fuzz.jsonl.gz") as readonly OsvRecord[] | null;
  return records === null ? null : records.flatMap((record) => ossFuzzRecord(record) ?? []);
}

function ossFuzzRecord({ id, details = "", affected = [] }: OsvRecord): OssFuzzRecord | null {
  const type = /Crash type: (.*)/.exec(details)?.[1];
  const state = /Crash state:\n([\s\S]*?)```/.exec(details)?.[1];
  const project = affected[0]?.package?.name;
  if (type === undefined || state === undefined || project === undefined) return null;
  const events = affected.flatMap(({ ranges = [] }) => ranges.flatMap((range) => range.events ?? []));
  const all = (name: string) =>
    events
      .flatMap((event) => event[name] ?? [])
      .toSorted()
      .join(" ");
  const lines = state.split("\n").filter((line) => line !== "");
  return { id, project, type, state: lines, introduced: all("introduced"), fixed: all("fixed") };
}
