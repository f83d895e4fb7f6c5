/**
 * What the gate of plausibility says of a report: all that it names is there, something is not, or that cannot be told. Nothing is rejected by it. It is `there` only where something
 * was found in a source: a version that is listed somewhere shows nothing of the flaw, and what nobody can check never stands better than what was looked for.
 */
import type { VerdictOf } from "#core/intake/gate.ts";
import type { NameJudgement } from "#core/plausibility/judge-names.ts";

type Plausibility = VerdictOf<"plausibility">;

/** What was looked in: how many files and names it holds, and whether that is all of it. */
export type LookedIn = { readonly files: number; readonly identifiers: number; readonly whole: boolean };

/** The verdict on what a report names, looked for in a source. */
export function plausibilityVerdict(names: readonly NameJudgement[], looked: LookedIn): Plausibility {
  const missing = names.filter(({ state }) => state === "missing");
  if (missing.length > 0) return verdict("missing", ...missing.map(({ kind }) => `${kind}-absent` as const));
  if (names.length === 0) return verdict("unknown", "names-nothing");
  if (looked.files === 0) return verdict("unknown", "source-none");
  const inSource = names.some(({ kind, state }) => kind !== "version" && state === "exists");
  if (inSource && names.every(({ state }) => state === "exists")) return verdict("there");
  if (!looked.whole) return verdict("unknown", "source-cut");
  return verdict("unknown", "partly-unknown");
}

/** The verdict on a report that brings no source. */
export function verdictWithoutSource(named: number): Plausibility {
  return verdict("unknown", named === 0 ? "names-nothing" : "source-none");
}

function verdict(name: Plausibility["verdict"], ...reasons: Plausibility["reasons"]): Plausibility {
  return { gate: "plausibility", verdict: name, reasons: [...new Set(reasons)] };
}

/** The same names where somebody else lists the version: it exists then, whatever the source says. */
export function withListedVersion(names: readonly NameJudgement[]): readonly NameJudgement[] {
  return names.map((one) => (one.kind === "version" ? { ...one, state: "exists" as const, near: [] } : one));
}
