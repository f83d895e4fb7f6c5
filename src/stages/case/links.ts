/** Links between cases, as who takes part in both sees them. */
import type { Actor } from "#core/actor.ts";
import { participantsOfActor } from "#stages/case/participants.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The cases that a case is linked with and in which the actor takes part too. */
export async function linksOf(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select case when one = ${id} then other else one end as id from case_link
    where one = ${id} or other = ${id} order by linked_at, one, other`);
  const ids = rows.map((row) => row.id);
  const own = await participantsOfActor(tx, ids, actor);
  return ids.filter((each) => own.has(each));
}
