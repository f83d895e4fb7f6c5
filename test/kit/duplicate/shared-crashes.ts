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
    readonly CrashSeverity: { readonly ShortDescription: string };
  };
};

/** One crash as CASR kept it; `place` tells its frames apart as CASR does, by file, line and column. */
export type CasrCrash = {
  readonly id: string;
  readonly kind: string;
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
