/** Whom a draft selects, and in which situations they are, as far as that may be told. `core/privacy/compare-deadlines.ts` works out their deadlines. */
import { dateOf } from "#core/clock/clock.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { nameOfCell, type SituationCount, disclosableSituations } from "#core/privacy/population.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import type { Tx } from "#store/sql.ts";
import { situationsOn } from "#stages/exposure/queries.ts";
import { organizationsInScope, roomTopology } from "#stages/registry/queries.ts";

/** How many organisations are selected; a tier or sector with none is absent. Those whom the reader may not see are not counted. */
export type Selected = {
  readonly total: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly bySector: Readonly<Record<string, number>>;
};

/** A selection counted, and its situations. */
type Population = { readonly selected: Selected; readonly situations: readonly SituationCount[] };

/** The organisations that the reader may see and a scope selects at `now`, towards advisories given with the keys of their records. */
export async function population(
  tx: Tx,
  { scope, records }: { readonly scope: string; readonly records: ReadonlyMap<string, readonly string[]> },
  now: string,
): Promise<Population> {
  const chosen = await choose(tx, scope, now);
  const selected = {
    total: chosen.length,
    byTier: countBy(chosen, ({ tier }) => tier),
    bySector: countBy(chosen, ({ sector }) => sector),
  };
  if (chosen.length === 0) return { selected, situations: [] };
  const cells = new Map(Object.entries(countBy(chosen, nameOfCell)));
  return {
    selected,
    situations: disclosableSituations(
      await situationsOn(tx, dateOf(now, await roomTopology(tx)), records),
      cells,
    ),
  };
}

async function choose(tx: Tx, source: string, now: string): Promise<readonly OrganizationAttributes[]> {
  const topology = await roomTopology(tx);
  const scope = parseScope(source, topology);
  if (!scope.ok) return [];
  const organizations = await organizationsInScope(tx, { on: dateOf(now, topology) });
  return organizations.map(({ facts }) => facts).filter((facts) => selects(scope.value, facts));
}

function countBy(
  organizations: readonly OrganizationAttributes[],
  by: (facts: OrganizationAttributes) => string,
): Readonly<Record<string, number>> {
  const groups = Map.groupBy(organizations, by);
  return Object.fromEntries([...groups].map(([name, members]) => [name, members.length]));
}
