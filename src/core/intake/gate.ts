/** The gates that a report passes before it costs a person a minute, and what each decided. A gate rejects nothing: rules decide the order, people decide rejection. */
import { reproductionReasons, reproductionVerdicts } from "#core/reproducer/verdict.ts";
import { lintGaps } from "#core/submission/lint.ts";

/** The gates, cheapest first. */
export const gates = ["lint", "duplicates", "reproducer", "plausibility"] as const;
/** The name of a gate. */
export type GateName = (typeof gates)[number];

/**
 * How a report stands after the first gate: enough is there; nobody checked, since no reader knows its form; something needed is missing; it cannot be read. Only the
 * first is good news: what nobody could check never stands better than what was checked and found wanting.
 */
export const judgedStates = ["checked", "unchecked", "returned", "unreadable"] as const;
/** One of them. */
export type JudgedState = (typeof judgedStates)[number];

/** What each gate may decide; every code has a sentence for the reporter. */
export const gateVerdicts = {
  lint: ["complete", "not-checked", "incomplete", "unreadable"],
  /** Nothing like it is there; something is, and a person compares them; the same crash was linked without a person; it cannot be told. */
  duplicates: ["alone", "suspected", "linked", "unknown"],
  /** `none`: the report brings no reproducer. */
  reproducer: ["none", ...reproductionVerdicts],
  /** All that is named is there; something is not; it cannot be told. */
  plausibility: ["there", "missing", "unknown"],
} as const;

/** Why, gate by gate; every code has a sentence for the reporter. */
export const gateReasons = {
  lint: [...lintGaps, "exploitation-unshown", "left-out", "other-form", "not-json", "took-too-long"],
  duplicates: ["alike-waits", "alike-decided", "same-crash", "nothing-to-compare", "not-compared"],
  reproducer: [...reproductionReasons, "gave-up", "manifest-wrong"],
  plausibility: [
    "file-absent",
    "line-absent",
    "function-absent",
    "endpoint-absent",
    "version-absent",
    "source-cut",
    "source-none",
    "partly-unknown",
    "names-nothing",
    "took-too-long",
  ],
} as const;

/** What a gate decided: a code of the gate's own, and why. */
export type GateVerdict = {
  [G in GateName]: {
    readonly gate: G;
    readonly verdict: (typeof gateVerdicts)[G][number];
    readonly reasons: readonly (typeof gateReasons)[G][number][];
  };
}[GateName];

/** What one gate decided. */
export type VerdictOf<G extends GateName> = Extract<GateVerdict, { readonly gate: G }>;
