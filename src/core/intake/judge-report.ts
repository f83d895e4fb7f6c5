/**
 * The first gate: whether a report is complete enough to act on. What is missing is said in one sentence each; nothing is rejected by it, and a report that is sent back
 * can still be looked at.
 */
import type { GateVerdict } from "#core/intake/gate.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { readOwnReport, type OwnReport, reportForm } from "#core/submission/own-report.ts";
import { textMember } from "#core/input/json.ts";

/** What the gate decided, and how the report stands then. */
export type GateDecision = {
  readonly state: "checked" | "returned" | "unreadable";
  readonly verdict: GateVerdict;
};

/** What may be missing from a report or wrong with it; each code has a sentence for the reporter. */
const lintReasons = [
  "no-product",
  "no-version",
  "no-text",
  "too-short",
  "no-reproduction",
  "no-exploitation-shown",
  "left-out",
  "other-form",
  "not-json",
  "took-too-long",
] as const;
type LintReason = (typeof lintReasons)[number];

/** Without one of these nobody can act on a report. */
const needed: ReadonlySet<LintReason> = new Set(["no-product", "no-text", "too-short", "no-reproduction"]);

const deepest = 100;
const shortest = 40;

/** Judges the bytes of a report. */
export function judgeReport(bytes: Uint8Array): GateDecision {
  const text = decodeText(bytes);
  const value = text.ok ? readJson(text.value, { chars: bytes.length, depth: deepest }) : text;
  if (!value.ok) return decision("unreadable", ["not-json"]);
  if (textMember(value.value, "type") !== reportForm) return decision("checked", ["other-form"]);
  const document = readOwnReport(value.value);
  if (!document.ok) return decision("unreadable", ["not-json"]);
  const reasons = reasonsOf(document.value, document.findings ?? []);
  return decision(reasons.some((reason) => needed.has(reason)) ? "returned" : "checked", reasons);
}

function decision(state: GateDecision["state"], reasons: readonly LintReason[]): GateDecision {
  const verdict = { checked: "complete", returned: "incomplete", unreadable: "unreadable" }[state];
  return { state, verdict: { gate: "lint", verdict, reasons } };
}

function reasonsOf(report: OwnReport, findings: readonly Finding[]): readonly LintReason[] {
  const words = `${report.title ?? ""}${report.text}`.trim();
  const shown = report.reproduce !== null || report.files.length > 0;
  const found: readonly (readonly [boolean, LintReason])[] = [
    [report.product === null && report.identifier === null, "no-product"],
    [report.version === null, "no-version"],
    [words === "", "no-text"],
    [words !== "" && words.length < shortest && !shown, "too-short"],
    [!shown, "no-reproduction"],
    [report.exploited && report.exploitedHow === null, "no-exploitation-shown"],
    [findings.length > 0, "left-out"],
  ];
  return found.flatMap(([holds, reason]) => (holds ? [reason] : []));
}
