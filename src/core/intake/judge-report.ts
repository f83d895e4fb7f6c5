/**
 * The first gate: whether a report is complete enough to act on, by the same rules as `bongsu report lint`. What is missing is said in one sentence each; nothing is
 * rejected by it, and a report that is sent back can still be looked at.
 */
import type { JudgedState, VerdictOf } from "#core/intake/gate.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import { readReport } from "#core/submission/format/index.ts";
import { type LintGap, lintReport } from "#core/submission/lint.ts";
import type { ReportItem } from "#core/submission/submission.ts";
import { type OwnReport, readOwnReport } from "#core/submission/own-report.ts";

/** What the gate decided, and how the report stands then. */
export type GateDecision = {
  readonly state: JudgedState;
  readonly verdict: VerdictOf<"lint">;
};

/** What may be missing from a report or wrong with it. */
type LintReason = VerdictOf<"lint">["reasons"][number];

/** Without one of these nobody can act on a report. */
const needed: ReadonlySet<LintReason> = new Set(["claim-missing", "product-missing", "way-missing"]);

const deepest = 100;

/** Judges the bytes of a report. */
export async function judgeReport(bytes: Uint8Array): Promise<GateDecision> {
  return (await readAndJudge(bytes)).decision;
}

/** A report as it was read once, for every gate that reads it. */
type JudgedReading = {
  readonly decision: GateDecision;
  readonly compared: readonly ReportItem[];
  /** The files that a report of our own form brings. */
  readonly files: OwnReport["files"];
};

/** Reads and judges the bytes of a report. */
export async function readAndJudge(bytes: Uint8Array): Promise<JudgedReading> {
  const text = decodeText(bytes);
  const value = text.ok ? readJson(text.value, { chars: bytes.length, depth: deepest }) : text;
  if (!value.ok) return { decision: decision("unreadable", ["not-json"]), compared: [], files: [] };
  const reading = await readReport({ source: "report", bytes, cut: false });
  const own = readOwnReport(value.value);
  return {
    decision: judgeReading(reading, own),
    compared: comparedItems(reading.items, own.ok),
    files: own.ok ? own.value.files : [],
  };
}

const mostCompared = 4;

/** What of a report is compared with others: of our own form one claim, with the trace and the fix that come as files; of others the first claims. */
function comparedItems(items: readonly ReportItem[], isOwn: boolean): readonly ReportItem[] {
  const [first] = items;
  if (!isOwn || first === undefined) return items.slice(0, mostCompared);
  const crash = items.find((item) => item.crash !== null)?.crash ?? null;
  const patch = items.find((item) => item.patch !== null)?.patch ?? null;
  return [{ ...first, crash: first.crash ?? crash, patch: first.patch ?? patch }];
}

function judgeReading(
  reading: Awaited<ReturnType<typeof readReport>>,
  own: ReturnType<typeof readOwnReport>,
): GateDecision {
  const files = own.ok ? own.value.files.length : 0;
  const gaps = reading.items.map((item) =>
    lintReport(item).filter((gap) => gap !== "way-missing" || files === 0),
  );
  // No reader knows it: whether it is complete nobody checked, and a person has to see.
  if (reading.format === null) return decision("unchecked", ["other-form"]);
  if (gaps.length === 0) return decision("returned", ["claim-missing"]);
  // Of several claims one that can be acted on is enough; of a report with files the whole of it is looked at.
  const least = own.ok
    ? (gaps[0] ?? [])
    : gaps.reduce((best, one) => (weight(one) < weight(best) ? one : best));
  const reasons = [...least, ...(own.ok ? ownReasons(own.value, own.findings ?? []) : [])];
  return decision(weight(least) > 0 ? "returned" : "checked", reasons);
}

function weight(gaps: readonly LintGap[]): number {
  return gaps.filter((gap) => needed.has(gap)).length;
}

function ownReasons(
  { exploited, exploitedHow }: OwnReport,
  findings: readonly unknown[],
): readonly LintReason[] {
  return [
    ...(exploited && exploitedHow === null ? (["exploitation-unshown"] as const) : []),
    ...(findings.length > 0 ? (["left-out"] as const) : []),
  ];
}

const verdicts: Readonly<Record<JudgedState, VerdictOf<"lint">["verdict"]>> = {
  checked: "complete",
  unchecked: "not-checked",
  returned: "incomplete",
  unreadable: "unreadable",
};

function decision(state: JudgedState, reasons: readonly LintReason[]): GateDecision {
  return { state, verdict: { gate: "lint", verdict: verdicts[state], reasons } };
}
