/** Reminders that are really sent: of an embargo's end to who keeps it, and to who has not answered, by the ladder. Several that were missed are one. */
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { consentOf } from "#core/coordination/coordinated-case.ts";
import { type ContactEvent, mostTries, nextTry } from "#core/coordination/embargo/silence.ts";
import { remindersUntil } from "#core/coordination/embargo/release-plan.ts";
import { noteFor } from "#stages/case/notices.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 100;
const work = "reminding of embargoes";

/** Reminds those of the embargoes whose next reminder has come by both clocks; how many cases. */
export async function remindDue(tx: Tx, now: string): Promise<number> {
  const due = await tx.rows<RemindedCase>(sql`
    select id, record, ends_at as ends from coordination_case
    where next_reminder_at <= least(${now}::timestamptz, clock_timestamp()) and ${isNotHeldUp(work, sql`id`)}
    order by next_reminder_at limit ${mostAtOnce} for update`);
  const rows = due.map((of) => ({ row: of.id, of }));
  return await eachRow(tx, work, rows, async (one) => await remind(tx, one, now));
}

type RemindedCase = { readonly id: string; readonly record: CaseRecord; readonly ends: string };

async function remind(tx: Tx, { id, record, ends }: RemindedCase, now: string): Promise<true> {
  const keeping = record.state.participants.filter(
    (one) =>
      one.report !== "closed" &&
      (one.roles.includes("coordinator") || consentOf(record.state, one) === "accepted"),
  );
  await noteFor(
    tx,
    id,
    keeping.map((one) => one.id),
    "reminder",
    now,
  );
  const [next] = remindersUntil(new Date(ends).toISOString(), now);
  await tx.run(sql`update coordination_case set next_reminder_at = ${next ?? null} where id = ${id}`);
  return true;
}

const mostWaiting = 1_000;

/** Writes again to who was written to and has not answered, where its next try has come; how many. Who was never written to waits for a person. */
export async function retryDue(tx: Tx, now: string): Promise<number> {
  const rows = await tx.rows<ContactEvent & { readonly id: string; readonly participant: string }>(sql`
    with last as (
      select distinct on (e.coordination_case, e.participant) e.coordination_case, e.participant, e.kind, e.at
      from case_contact e join coordination_case c on c.id = e.coordination_case and c.closed_at is null
      order by e.coordination_case, e.participant, e.number desc
    ), silent as (
      select l.coordination_case, l.participant from last l
      where l.kind in ('sent', 'delivered', 'seen') and l.at <= ${now}::timestamptz - interval '3 days'
        and not exists (select from case_notice n where n.coordination_case = l.coordination_case and n.participant = l.participant
          and n.kind = 'waiting' and n.delivered_at is null)
        and (select count(*) filter (where t.kind = 'sent') - count(*) filter (where t.kind = 'bounced') from case_contact t
          where t.coordination_case = l.coordination_case and t.participant = l.participant) <= ${mostTries}
      order by l.at limit ${mostWaiting}
    )
    select e.coordination_case as id, e.participant, e.kind, e.at from silent s
    join case_contact e on e.coordination_case = s.coordination_case and e.participant = s.participant order by e.number`);
  const events = Map.groupBy(rows, ({ id, participant }) => `${id} ${participant}`);
  let tried = 0;
  for (const own of events.values()) {
    const due = nextTry(own, now);
    const [first] = own;
    if (first === undefined || due === null || Date.parse(due) > Date.parse(now)) continue;
    await noteFor(tx, first.id, [first.participant], "waiting", now);
    tried++;
  }
  return tried;
}
