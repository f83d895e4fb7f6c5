/** Embargoes that have reached their instant end by themselves: by the room's clock and by the database's, the later of the two. */
import { dueEnd, recordAfter } from "#core/coordination/case-record.ts";
import { lockedCase, saveCase } from "#stages/case/case-row.ts";
import { noteEnd } from "#stages/case/notices.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 100;

/** Ends what is due; how many embargoes ended. */
export async function endEmbargoes(tx: Tx, now: string): Promise<number> {
  const due = await tx.rows<{ id: string; clock: string }>(sql`
    select id, clock_timestamp() as clock from coordination_case
    where ends_at <= least(${now}::timestamptz, clock_timestamp()) order by ends_at limit ${mostAtOnce}`);
  let ended = 0;
  for (const { id, clock } of due) {
    const row = await lockedCase(tx, id);
    const act = dueEnd(row.record, [now, clock]);
    const outcome = act === null ? null : recordAfter(row.record, act, now);
    if (act === null || outcome === null || !outcome.ok) continue;
    await saveCase(tx, id, outcome.after, {
      at: now,
      by: act.by,
      act,
      steps: outcome.steps,
      participant: null,
    });
    await noteEnd(tx, id, { steps: outcome.steps, publishes: false }, now);
    ended++;
  }
  return ended;
}
