/** Questions to a rule pack by the names that `bongsu facts` has: a pack says which of its table's points reads which fact, and how. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";

/** The inputs with the pack's points in the place of facts. What is no fact of the pack, or has no value of one, stays as it is. */
export function pointsOfFacts(
  inputs: ReadonlyMap<string, string>,
  pack: RulePack | null,
): ReadonlyMap<string, string> {
  return new Map(
    [...inputs].map(([name, value]): [string, string] => {
      const read = pack?.inputs.find(({ fact }) => fact === name);
      const key = read?.values[value];
      return read === undefined || key === undefined ? [name, value] : [read.point, key];
    }),
  );
}
