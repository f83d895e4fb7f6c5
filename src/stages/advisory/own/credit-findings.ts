/** Whether a record thanks finders as they ask now: they may change it until what they found is published, also after somebody has written the record. */
import type { Finding } from "#core/problem.ts";
import type { OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { reportsOfCase } from "#stages/triage/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A finding where a finder of its case has said anew how it is thanked since the record was written last. The actor is the room. */
export async function creditFindings(
  tx: Tx,
  { id, coordinationCase }: Pick<OwnRow, "id" | "coordinationCase">,
): Promise<readonly Finding[]> {
  if (coordinationCase === null) return [];
  const numbers = (await reportsOfCase(tx, coordinationCase)).map(({ number }) => number);
  const row = await tx.first<{ changed: boolean }>(sql`
    select coalesce((select max(credit_at) from submission where number = any(${numbers}))
      > (select max(at) from own_advisory_entry where own_advisory = ${id} and act in ('drafted', 'edited', 'withdrawal')), false) as changed`);
  if (row?.changed !== true) return [];
  const message = "A finder has said anew how it is thanked; read the credits again and save the record.";
  return [{ at: "/credits", code: "credits-changed", message }];
}
