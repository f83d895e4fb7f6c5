/** What alerts do by the clock: interrupts that are due are sent, those that nobody acknowledged go to the next person, the rest is told once a day. */
import { randomUUID } from "node:crypto";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import { turnsAt } from "#core/duty/duty-list.ts";
import { lastDigestTime } from "#core/duty/quiet-hours.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { dutyList } from "#stages/alerting/duty.ts";
import { interruptNext } from "#stages/alerting/raise.ts";
import { instantAt } from "#stages/alerting/span.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** How many times somebody is looked for at most. */
const mostLevels = 10;

/** One step; says whether something was sent. A row that another process has in hand is left to it. */
export async function stepAlerts(tx: Tx, now: string): Promise<boolean> {
  const facts = [...(await escalate(tx, now)), ...(await sendDue(tx, now)), ...(await makeDigests(tx, now))];
  await appendEvents(tx, ...facts);
  return facts.length > 0;
}

async function escalate(tx: Tx, now: string): Promise<readonly JournalEvent[]> {
  const list = await dutyList(tx);
  const rows = await tx.rows<{ id: string; kind: AlertKind; level: number }>(sql`
    select id, kind, level from alert where escalate_at <= ${now} and acknowledged_at is null and ended_at is null
    order by number limit 100 for update skip locked`);
  // Between two turns an alert waits for the one that begins.
  const isNobodyOnDuty = turnsAt(list, now).length === 0;
  const facts: JournalEvent[] = [];
  for (const { id, kind, level } of rows) {
    const count = await interruptNext(tx, { id, kind }, { list, at: now });
    const goesOn = level + 1 < mostLevels && (count > 0 || isNobodyOnDuty);
    const next = goesOn ? instantAt(now, list.escalateAfter * 60_000) : null;
    await tx.run(sql`update alert set level = ${level + 1}, escalate_at = ${next} where id = ${id}`);
    if (count > 0) facts.push({ kind: "alert.escalated", alert: id, level: level + 1 });
  }
  return facts;
}

/** What was acknowledged or ended meanwhile interrupts nobody any more. */
async function sendDue(tx: Tx, now: string): Promise<readonly JournalEvent[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    update interrupt set sent_at = ${now} where id in (
      select i.id from interrupt i join alert a on a.id = i.alert
      where i.sent_at is null and i.due_at <= ${now} and a.acknowledged_at is null and a.ended_at is null
      order by i.number limit 500 for update of i skip locked)
    returning id`);
  return rows.map(({ id }) => ({ kind: "person.interrupted", interrupt: id }));
}

async function makeDigests(tx: Tx, now: string): Promise<readonly JournalEvent[]> {
  const { digestAt } = await dutyList(tx);
  const { time } = await roomTopology(tx);
  const due = lastDigestTime(now, digestAt, time.zone);
  const waiting = await tx.rows<{ operator: string }>(
    sql`select distinct operator from digest_item where digest is null and at <= ${due} order by operator`,
  );
  const facts: JournalEvent[] = [];
  for (const { operator } of waiting) {
    const id = randomUUID();
    await tx.run(sql`insert into digest (id, operator, made_at) values (${id}, ${operator}, ${now})`);
    const taken = await tx.run(
      sql`update digest_item set digest = ${id} where operator = ${operator} and digest is null and at <= ${due}`,
    );
    if (taken > 0) facts.push({ kind: "digest.made", digest: id });
  }
  return facts;
}
