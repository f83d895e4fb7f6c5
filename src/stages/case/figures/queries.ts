/** What may be counted of cases that the room has published: when their embargo ended, and when a second finder was confirmed. */
import type { RediscoveredCase } from "#core/coordination/embargo/idle-figure.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostCounted = 100_000;

/** Clocks of a room's processes differ by less: what was published earlier than that has its place among the others for good. */
const settledAfter = "10 minutes";

/** Those whose second finder was confirmed while an embargo was in force, as they were published, the first begun first. The actor is the room. */
export async function rediscoveredCases(tx: Tx): Promise<readonly RediscoveredCase[]> {
  return await tx.rows<RediscoveredCase>(sql`
    select c.record ->> 'rediscoveredAt' as "rediscoveredAt", c.record ->> 'endedAt' as "endedAt"
    from coordination_case c join lateral (
      select e.at from case_entry e where e.coordination_case = c.id and e.entry #>> '{act,kind}' = 'publish' order by e.number limit 1) p on true
    where c.record ->> 'rediscoveredAt' is not null and c.record ->> 'endedAt' is not null
      and (c.record #> '{state,published}')::boolean and p.at < now() - ${settledAfter}::interval
    order by p.at, c.id limit ${mostCounted}`);
}
