/** The gates that a report passes before it costs a person a minute, and what each decided. A gate rejects nothing: rules decide the order, people decide rejection. */

/** The gates, cheapest first. */
export const gates = ["lint", "duplicates", "reproducer", "plausibility"] as const;
/** The name of a gate. */
export type GateName = (typeof gates)[number];

/** What a gate decided: a code of the gate's own, and why, as codes that have a sentence for the reporter. */
export type GateVerdict = {
  readonly gate: GateName;
  readonly verdict: string;
  readonly reasons: readonly string[];
};
