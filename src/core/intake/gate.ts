/** The gates that a report passes before it costs a person a minute, and what each decided. A gate rejects nothing: rules decide the order, people decide rejection. */

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

/** What a gate decided: a code of the gate's own, and why, as codes that have a sentence for the reporter. */
export type GateVerdict = {
  readonly gate: GateName;
  readonly verdict: string;
  readonly reasons: readonly string[];
};
