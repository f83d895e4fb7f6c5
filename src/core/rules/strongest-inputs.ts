/** Statements of several sources about one vulnerability, merged: of each input the strongest counts, so that no rule is eased by a second, milder source. */
import type { DecisionInputs } from "#core/advisory.ts";

/** The values of each input, strongest first. */
const strength = {
  exploitation: ["active", "poc", "none"],
  automatable: ["yes", "no"],
  technicalImpact: ["total", "partial"],
} as const satisfies { readonly [K in keyof DecisionInputs]-?: readonly NonNullable<DecisionInputs[K]>[] };

const inputs = Object.keys(strength) as readonly (keyof typeof strength)[];

/** The strongest value of each input that any statement has, and the statement that it was taken from: the first of those that say the same. */
export function strongestInputs<S extends { readonly decision: DecisionInputs }>(
  statements: readonly S[],
): {
  readonly decision: DecisionInputs;
  readonly from: { readonly [K in keyof DecisionInputs]?: S };
} {
  const taken = inputs.flatMap((name) => {
    const from = strength[name]
      .map((value) => statements.find(({ decision }) => decision[name] === value))
      .find((statement) => statement !== undefined);
    return from === undefined ? [] : [{ name, from }];
  });
  return {
    decision: Object.fromEntries(taken.map(({ name, from }) => [name, from.decision[name]])),
    from: Object.fromEntries(taken.map(({ name, from }) => [name, from])),
  };
}
