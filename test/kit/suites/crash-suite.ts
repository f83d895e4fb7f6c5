/**
 * The judge of crash traces and reports: ClusterFuzz's parser tests, CASR's reports, fuzzers' folders and exports of scanners, read where they lie in the shared
 * data folder. For tests and for the evidence that is printed of them.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openReports } from "#cli/submission/report-files.ts";
import { traceOptionsOf } from "#cli/submission/trace-options.ts";
import { readTrace } from "#core/crash/read-trace.ts";
import { readReport } from "#core/submission/format/index.ts";
import type { FileReading } from "#core/submission/submission.ts";

/** The folder of the data; absent on most machines. */
export const crashFolder = join(import.meta.dirname, "../../../../shared/data/crash");

/** Whether the data is there. */
export const hasCrashData = existsSync(crashFolder);

/** The members of a crash that the judge compares. */
export const judgedFields = ["type", "address", "state", "security_flag"] as const;

type JudgedField = (typeof judgedFields)[number];
type JudgedValues = Readonly<Partial<Record<JudgedField, string | boolean>>>;
type ParserCase = {
  readonly id: string;
  readonly env: Readonly<Record<string, string | boolean>>;
  readonly expected: JudgedValues;
  readonly input: Readonly<Record<string, string>>;
};

/** One comparison: a field of a case, right or wrong. */
export type JudgedCase = { readonly id: string; readonly field: JudgedField; readonly right: boolean };

function linesOf(name: string): readonly unknown[] {
  const text = gunzipSync(readFileSync(join(crashFolder, name))).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

/** Every field of ClusterFuzz's cases, each under the variables that its test sets. A case of several files is right where one of them is read so. */
export function judgeParserCases(): readonly JudgedCase[] {
  const cases = linesOf("clusterfuzz-stack-tests.jsonl.gz") as readonly ParserCase[];
  return cases.flatMap(({ id, env, expected, input }) => {
    const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
    const options = traceOptionsOf({ hangs: false }, variables);
    const read = Object.values(input).map((text) => valuesOf(readTrace(text, options).crash));
    return judgedFields
      .filter((field) => expected[field] !== undefined)
      .map((field) => ({ id, field, right: read.some((values) => values[field] === expected[field]) }));
  });
}

function valuesOf(crash: ReturnType<typeof readTrace>["crash"]): JudgedValues {
  if (crash === null) return { type: "", address: "", state: "", security_flag: false };
  const { type, address, state, security } = crash;
  const text = state.length === 1 && state[0] === "NULL" ? "NULL" : state.map((line) => `${line}\n`).join("");
  return { type, address, state: text, security_flag: security };
}

/** The readings of CASR's reports. */
export async function casrReadings(): Promise<readonly FileReading[]> {
  const records = linesOf("casr-reports.jsonl.gz") as readonly {
    readonly id: string;
    readonly report: unknown;
  }[];
  return await Promise.all(
    records.map(
      async ({ id, report }) =>
        await readReport({ source: id, bytes: new TextEncoder().encode(JSON.stringify(report)), cut: false }),
    ),
  );
}

/** The readings of the files of an archive; those that are larger than `most` bytes are passed over. */
export async function* archiveReadings(name: string, most = Infinity): AsyncGenerator<FileReading> {
  const none = (async function* (): AsyncGenerator<string> {})();
  for await (const file of openReports([join(crashFolder, name)], none)) {
    if ("findings" in file) yield { source: file.source, format: null, items: [], bad: [file], findings: [] };
    else if (file.bytes.length <= most) yield await readReport(file);
  }
}
