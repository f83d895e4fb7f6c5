/** Facts of the journal become alerts: the first of a campaign interrupts whoever is on duty, one person a turn; the others are for the digest. */
import { randomUUID } from "node:crypto";
import { alertAudience, type AlertFact, alertingFacts, alertOf, graveKinds } from "#core/duty/alert-fact.ts";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import { type DutyList, turnsAt } from "#core/duty/duty-list.ts";
import { afterQuietHours } from "#core/duty/quiet-hours.ts";
import { instantAt } from "#stages/alerting/span.ts";
import { dutyList } from "#stages/alerting/duty.ts";
import { roomTopology, rolesOf } from "#stages/registry/queries.ts";
import { appendEvents, type Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Raises and ends alerts; a room that begins to alert does not alert of its past. */
export const alertFollower: Follower = {
  name: "alerting.raise",
  startsAt: "now",
  kinds: alertingFacts,
  handle: async (tx, entries) => {
    for (const { at, fact } of entries) {
      const alert = alertOf(fact, at);
      if (alert !== null) await takeAlert(tx, alert, at);
    }
  },
};

async function takeAlert(tx: Tx, alert: AlertFact, at: string): Promise<void> {
  const open = await tx.first<{ id: string }>(
    sql`select id from alert where campaign = ${alert.campaign} and ended_at is null`,
  );
  if (alert.ends) {
    if (open !== undefined) await endAlert(tx, open.id, at);
  } else if (open === undefined) await raiseAlert(tx, alert, at);
  else await noteForDigest(tx, open.id, at);
}

async function endAlert(tx: Tx, id: string, at: string): Promise<void> {
  await tx.run(sql`update alert set ended_at = ${at}, escalate_at = null where id = ${id}`);
  await noteForDigest(tx, id, at);
  await appendEvents(tx, { kind: "alert.ended", alert: id });
}

/** Those who were interrupted for it hear of the rest once a day. */
async function noteForDigest(tx: Tx, alert: string, at: string): Promise<void> {
  await tx.run(sql`
    insert into digest_item (operator, alert, at) select operator, alert, ${at} from interrupt where alert = ${alert}`);
}

async function raiseAlert(tx: Tx, { kind, campaign, about }: AlertFact, at: string): Promise<void> {
  const id = randomUUID();
  const list = await dutyList(tx);
  const escalateAt = instantAt(at, list.escalateAfter * 60_000);
  await tx.run(sql`
    insert into alert (id, campaign, kind, about, raised_at, level, escalate_at)
    values (${id}, ${campaign}, ${kind}, ${about}, ${at}, 1, ${escalateAt})`);
  const interrupted = await interruptNext(tx, { id, kind }, { list, at });
  await appendEvents(tx, {
    kind: "alert.raised",
    alert: id,
    alertKind: kind,
    about,
    interrupts: interrupted,
  });
}

type Interruption = { readonly list: DutyList; readonly at: string };

/** Interrupts the next person of each turn, who may be told and was not yet; says how many that were. A person in quiet hours hears at their end, unless it cannot wait. */
export async function interruptNext(
  tx: Tx,
  { id, kind }: { readonly id: string; readonly kind: AlertKind },
  { list, at }: Interruption,
): Promise<number> {
  const turns = turnsAt(list, at);
  const roles = await rolesOf(tx, [...new Set(turns.flatMap(({ operators }) => operators))]);
  const audience: readonly string[] = alertAudience[kind];
  const before = await tx.rows<{ operator: string }>(sql`select operator from interrupt where alert = ${id}`);
  const interrupted = new Set(before.map(({ operator }) => operator));
  const { time } = await roomTopology(tx);
  let count = 0;
  for (const { operators } of turns) {
    const operator = operators.find(
      (one) => audience.includes(roles.get(one) ?? "") && !interrupted.has(one),
    );
    if (operator === undefined) continue;
    const quiet = list.people.find((one) => one.operator === operator)?.quiet ?? null;
    const due = graveKinds.has(kind) ? at : afterQuietHours(at, quiet, time.zone);
    count += await tx.run(sql`
      insert into interrupt (id, alert, operator, due_at) values (${randomUUID()}, ${id}, ${operator}, ${due})
      on conflict (alert, operator) do nothing`);
  }
  return count;
}
