/** Coordinators hear that a finder is to be thanked otherwise than before: the record of the advisory may be written, or approved. */
import { noteForCoordinators } from "#stages/case/alerts/note-for-coordinators.ts";
import { creditsOfCases } from "#stages/triage/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Notes what changed since it was noted last; how many cases. */
export async function noteCredits(tx: Tx, now: string): Promise<number> {
  const changed = await creditsOfCases(tx);
  const fresh = await tx.rows<{ id: string }>(sql`
    select s.id from unnest(${changed.map(({ id }) => id)}::text[], ${changed.map(({ at }) => at)}::timestamptz[]) as s (id, at)
    join coordination_case c on c.id = s.id and c.shredded_at is null
    where not exists (select from case_notice n where n.coordination_case = s.id and n.kind = 'credit' and n.at >= s.at)`);
  for (const { id } of fresh) await noteForCoordinators(tx, { id, by: [] }, "credit", now);
  return fresh.length;
}
