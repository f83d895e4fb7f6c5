/**
 * What is known of a population of organisations, made fit to be told: situations of whole cells, small ones counted as unknown. It knows
 * no organisation; the room knows who is in a cell and what was stated, `policy/` works out what follows.
 */
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";
import type { Domain, Sector, Tier } from "#core/actor.ts";

/** A cell of the population. */
type PopulationCell = { readonly domain: Domain; readonly sector: Sector; readonly tier: Tier };

/**
 * Organisations of one cell in the same situation. `facts` are those that they stated for their systems; `held` the advisories that affect or may
 * affect what they hold, in order, `null` while that is not known: nothing was delegated, or not all of it could be named.
 */
export type SituationCount = PopulationCell & {
  readonly facts: AssetFacts;
  readonly held: readonly string[] | null;
  readonly count: number;
};

/** Whether anything is known of these organisations; of others everything counts as the worst. */
export function isKnown({ facts, held }: Pick<SituationCount, "facts" | "held">): boolean {
  return held !== null || Object.keys(facts).length > 0;
}

/** Names a cell, e.g. for counting by it. */
export function nameOfCell({ domain, sector, tier }: PopulationCell): string {
  return `${domain} ${sector} ${tier}`;
}

/**
 * The situations that may be told of a selection, `chosen` being how many it holds of each cell. A cell that is not selected whole, and every
 * situation of fewer than five organisations, counts as unknown, with a larger one where the unknown would be small themselves. So whatever is added
 * up from the result is a sum of groups of five or more of a fixed partition: choosing another scope or pack takes no one away from a group. Some of a
 * cell always count as unknown: the smallest situation, where nobody is.
 */
export function disclosableSituations(
  all: readonly SituationCount[],
  chosen: ReadonlyMap<string, number>,
): readonly SituationCount[] {
  // In the order of the names: the order in which rows come may depend on what is not shown.
  const cells = [...Map.groupBy(all, nameOfCell)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return cells.flatMap(([name, rows]) => {
    const selected = chosen.get(name) ?? 0;
    const [first] = rows;
    if (first === undefined || selected === 0) return [];
    const { domain, sector, tier } = first;
    const unknown: SituationCount = { domain, sector, tier, facts: {}, held: null, count: selected };
    const whole = rows.reduce((sum, { count }) => sum + count, 0);
    return selected < whole ? [unknown] : withoutSmall(rows, unknown);
  });
}

function withoutSmall(rows: readonly SituationCount[], unknown: SituationCount): readonly SituationCount[] {
  const alike = Map.groupBy(rows.filter(isKnown), ({ facts, held }) => JSON.stringify([facts, held]));
  const told = [...alike]
    .map(([key, its]) => ({ key, its, count: its.reduce((sum, { count }) => sum + count, 0) }))
    .filter(({ count }) => count >= smallestShownCount)
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  let rest = unknown.count - told.reduce((sum, { count }) => sum + count, 0);
  // Where nobody would be left unknown, what all have in common would be known of each.
  if (rest === 0) rest = told.pop()?.count ?? 0;
  while (rest > 0 && rest < smallestShownCount && told.length > 0) rest += told.pop()?.count ?? 0;
  const known = told.flatMap(({ its, count }) => its.slice(0, 1).map((of) => ({ ...of, count })));
  return rest === 0 ? known : [...known, { ...unknown, count: rest }];
}
