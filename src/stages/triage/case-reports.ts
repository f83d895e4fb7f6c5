/** The reports that led to a case. */
import { sql, type Tx } from "#store/sql.ts";

const mostReports = 10;

/** The numbers of accepted reports of a case, the first accepted first; the actor is the room. */
export async function acceptedReports(tx: Tx, id: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ number: string }>(sql`
    select number from triage_report where coordination_case = ${id} and decision = 'accepted' order by decided_at, number limit ${mostReports}`);
  return rows.map(({ number }) => number);
}
