/** Embargoes that have reached their instant end by themselves: by the room's clock and by the database's, the later of the two. */
import { dueEnd, recordAfter } from "#core/coordination/case-record.ts";
import { lockedCase, saveCase } from "#stages/case/case-row.ts";
import { noteEnd } from "#stages/case/notices.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 100;
const work = "ending embargoes";

/** Ends what is due; how many embargoes ended. */
export async function endEmbargoes(tx: Tx, now: string): Promise<number> {
  const due = await tx.rows<{ id: string; clock: string }>(sql`
    select id, clock_timestamp() as clock from coordination_case
    where ends_at <= least(${now}::timestamptz, clock_timestamp())
      and ${isNotHeldUp(work, sql`id`)} order by ends_at limit ${mostAtOnce}`);
  const rows = due.map((of) => ({ row: of.id, of }));
  return await eachRow(tx, work, rows, async ({ id, clock }) => await endEmbargo(tx, id, [now, clock]));
}

async function endEmbargo(tx: Tx, id: string, clocks: readonly [string, string]): Promise<boolean> {
  const [now] = clocks;
  const row = await lockedCase(tx, id);
  const act = dueEnd(row.record, clocks);
  if (act === null) {
    const isDue = await tx.first(sql`select 1 from coordination_case where id = ${id} and ends_at <= ${now}`);
    // Another process of the room was at it first.
    if (isDue === undefined) return false;
    throw new Error("the case's row says that its embargo is over, and its record does not");
  }
  const outcome = recordAfter(row.record, act, now);
  if (!outcome.ok) throw new Error("the embargo is over, and the machines do not let it end");
  await saveCase(tx, id, outcome.after, {
    at: now,
    by: act.by,
    act,
    steps: outcome.steps,
    participant: null,
  });
  await noteEnd(tx, id, { steps: outcome.steps, publishes: false }, now);
  return true;
}
