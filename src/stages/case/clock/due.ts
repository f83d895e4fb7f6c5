/** Whether an instant of any case has come. */
import { sql, type Tx } from "#store/sql.ts";

/** Asked once a second, from indexes alone, so that what follows is begun only where there is something to do. */
export async function isCaseDue(tx: Tx, now: string): Promise<boolean> {
  const row = await tx.first<{ due: boolean }>(sql`
    with clock as materialized (select least(${now}::timestamptz, clock_timestamp()) as at)
    select exists (select from coordination_case where ends_at <= (select at from clock))
      or exists (select from coordination_case where next_reminder_at <= (select at from clock))
      or exists (select from case_release where released_at is null and at <= (select at from clock)) as due`);
  return row?.due === true;
}
