/** What of cases waits for a supplier's pace: who, for coordinators; for the supplier itself only how many. */
import { sql, type Tx } from "#store/sql.ts";

/** Who of a case waits for its pace, and since when. */
export async function pacedIn(
  tx: Tx,
  id: string,
): Promise<readonly { readonly participant: string; readonly since: string }[]> {
  return await tx.rows(sql`select participant, since from case_handing
    where coordination_case = ${id} and handed_at is null order by since, participant`);
}

/** How many reports wait for these participants of cases. */
export async function countPaced(tx: Tx, of: ReadonlyMap<string, string>): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::integer as count from case_handing h
    join unnest(${[...of.keys()]}::text[], ${[...of.values()]}::text[]) as o (id, participant)
      on o.id = h.coordination_case and o.participant = h.participant
    where h.handed_at is null`);
  return row?.count ?? 0;
}
