/**
 * Who works on cases hears by mail that somebody answered, or that a clock of theirs is near: whoever is on duty for the case's office is interrupted once, after their quiet hours
 * unless it cannot wait, and not again before they have looked into the case; what follows is told once a day. Nothing of it stands in the journal: it tells nobody that there is
 * a case. A mail holds the case's mark and a link.
 */
import { randomUUID } from "node:crypto";
import { type CaseNoticeKind, graveCaseNotices } from "#core/coordination/case-notice.ts";
import { type DutyList, turnsAt } from "#core/duty/duty-list.ts";
import { afterQuietHours, lastDigestTime } from "#core/duty/quiet-hours.ts";
import { dutyList } from "#stages/alerting/duty.ts";
import { instantAt } from "#stages/alerting/span.ts";
import {
  casesStillSeen,
  lastOpenings,
  type OfficeNotice,
  officeNotices,
} from "#stages/case/alerts/queries.ts";
import { actingStaff, coordinatorsOf, roomTopology } from "#stages/registry/queries.ts";
import { enqueueWithheld } from "#store/outbox.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A fact that nobody was on duty for is told to who comes on duty within so long. */
const longestWait = 30 * 24 * 3_600_000;

/** One step over the channels that carry mails about cases; how many mails were made. */
export async function stepCaseAlerts(tx: Tx, channels: readonly string[], now: string): Promise<number> {
  await raise(tx, now);
  return (await sendDue(tx, channels, now)) + (await makeDigests(tx, channels, now));
}

type OnDuty = { readonly list: DutyList; readonly zone: string; readonly now: string };

/** Interrupts for what nobody was told yet. What nobody is on duty for is not asked for, so that it keeps nothing else waiting. */
async function raise(tx: Tx, now: string): Promise<void> {
  const list = await dutyList(tx);
  const onDuty = await personsOnDuty(tx, list, now);
  if (onDuty.size === 0) return;
  const notices = await officeNotices(tx, [...onDuty.keys()], {
    since: instantAt(now, -longestWait),
    without: sql`select notice from case_alert_fact`,
  });
  const { time } = await roomTopology(tx);
  for (const [office, own] of Map.groupBy(notices, (one) => one.office))
    for (const facts of Map.groupBy(own, (one) => one.case).values())
      for (const [operator, told] of toldBy(onDuty.get(office) ?? [], facts))
        await interrupt(tx, operator, told, { list, zone: time.zone, now });
}

/** Turns of duty: of each the persons who may see the office's cases, the first first. */
type Turns = readonly (readonly string[])[];

/** What each person is told: of every turn the first, or the next where it is the first one's own act. */
function toldBy(turns: Turns, facts: readonly OfficeNotice[]): ReadonlyMap<string, readonly OfficeNotice[]> {
  const told = facts.flatMap((fact) => {
    const persons = turns.flatMap((turn) => turn.find((one) => one !== fact.operator) ?? []);
    return [...new Set(persons)].map((operator) => ({ operator, fact }));
  });
  const perPerson = Map.groupBy(told, ({ operator }) => operator);
  return new Map([...perPerson].map(([operator, of]) => [operator, of.map(({ fact }) => fact)]));
}

/** By office with somebody on duty: its turns. */
async function personsOnDuty(tx: Tx, list: DutyList, now: string): Promise<ReadonlyMap<string, Turns>> {
  const onDuty = new Map<string, Turns>();
  for (const [office, turns] of Map.groupBy(turnsAt(list, now), (turn) => turn.office)) {
    const named = [...new Set(turns.flatMap(({ operators }) => operators))];
    const may = await coordinatorsOf(tx, office, named);
    const seeing = turns.map(({ operators }) => operators.filter((one) => may.has(one)));
    if (seeing.some((turn) => turn.length > 0)) onDuty.set(office, seeing);
  }
  return onDuty;
}

/** Facts of one case for one person: of the interrupt that is still open, or of a new one. */
async function interrupt(
  tx: Tx,
  operator: string,
  facts: readonly OfficeNotice[],
  { list, zone, now }: OnDuty,
): Promise<void> {
  const [{ case: id } = { case: "" }] = facts;
  const quiet = list.people.find((one) => one.operator === operator)?.quiet ?? null;
  const due = facts.some(({ kind }) => graveCaseNotices.includes(kind))
    ? now
    : afterQuietHours(now, quiet, zone);
  const open = await openAlert(tx, id, operator);
  const alert = open ?? randomUUID();
  if (open === undefined)
    await tx.run(sql`insert into case_alert (id, operator, coordination_case, raised_at, due_at)
      values (${alert}, ${operator}, ${id}, ${now}, ${due})`);
  else
    await tx.run(
      sql`update case_alert set due_at = least(due_at, ${due}::timestamptz) where id = ${open} and sent_at is null`,
    );
  await tx.run(sql`insert into case_alert_fact (notice, alert, kind, at)
    select f.notice, ${alert}, f.kind, greatest(f.at, ${now}::timestamptz)
    from unnest(${facts.map(({ notice }) => notice)}::text[], ${facts.map(({ kind }) => kind)}::text[],
      ${facts.map(({ at }) => at)}::timestamptz[]) as f (notice, kind, at)
    on conflict do nothing`);
}

/** The interrupt of a person about a case into which they have not looked since. */
async function openAlert(tx: Tx, id: string, operator: string): Promise<string | undefined> {
  const last = await tx.first<{ id: string; sentAt: string | null }>(sql`
    select id, sent_at as "sentAt" from case_alert where coordination_case = ${id} and operator = ${operator}
    order by raised_at desc, id limit 1`);
  if (last === undefined || last.sentAt === null) return last?.id;
  const [looked] = await lastOpenings(tx, [{ case: id, operator }]);
  return hasLooked(looked, last.sentAt) ? undefined : last.id;
}

function hasLooked(looked: string | null | undefined, since: string): boolean {
  return typeof looked === "string" && Date.parse(looked) >= Date.parse(since);
}

async function sendDue(tx: Tx, channels: readonly string[], now: string): Promise<number> {
  const rows = await tx.rows<{ id: string }>(sql`
    update case_alert set sent_at = ${now} where id in (
      select id from case_alert where sent_at is null and due_at <= ${now} order by due_at limit 500 for update skip locked)
    returning id`);
  for (const { id } of rows) await enqueue(tx, channels, [id], id);
  return rows.length;
}

/** Once a day, what followed after an interrupt that nobody has answered by looking. */
async function makeDigests(tx: Tx, channels: readonly string[], now: string): Promise<number> {
  const { digestAt } = await dutyList(tx);
  const { time } = await roomTopology(tx);
  const due = lastDigestTime(now, digestAt, time.zone);
  const rows = await tx.rows<{ id: string; case: string; operator: string; at: string }>(sql`
    select a.id, a.coordination_case as "case", a.operator, max(f.at) as at from case_alert a join case_alert_fact f on f.alert = a.id
    where a.sent_at is not null and f.at > coalesce(a.digested_at, a.sent_at) and f.at <= ${due}
    group by a.id order by a.id limit 500`);
  const looked = await lastOpenings(tx, rows);
  const waiting = rows.filter(({ at }, place) => !hasLooked(looked[place], at));
  await tx.run(
    sql`update case_alert set digested_at = ${now} where id = any(${rows.map(({ id }) => id)}::text[])`,
  );
  const mails = Map.groupBy(waiting, ({ operator }) => operator);
  for (const of of mails.values())
    await enqueue(
      tx,
      channels,
      of.map(({ id }) => id),
      randomUUID(),
    );
  return mails.size;
}

async function enqueue(
  tx: Tx,
  channels: readonly string[],
  caseAlerts: readonly string[],
  key: string,
): Promise<void> {
  for (const channel of channels) await enqueueWithheld(tx, { channel, key, payload: { caseAlerts } });
}

type CaseAlertMail = {
  readonly to: string;
  readonly language: string;
  readonly items: readonly { readonly kind: CaseNoticeKind; readonly case: string }[];
};

/** A mail about some interrupts of one person, of cases that it sees when the mail goes; nothing where nobody is to be told any more. */
export async function caseAlertMail(tx: Tx, alerts: readonly string[]): Promise<CaseAlertMail | undefined> {
  const rows = await tx.rows<{ operator: string; kind: CaseNoticeKind; case: string }>(sql`
    select a.operator, a.coordination_case as "case", (select f.kind from case_alert_fact f where f.alert = a.id
      order by f.kind = any(${[...graveCaseNotices]}::text[]) desc, f.at desc, f.notice limit 1) as kind
    from case_alert a where a.id = any(${[...alerts]}::text[]) order by a.raised_at, a.id`);
  const operator = rows[0]?.operator;
  if (operator === undefined) return undefined;
  const to = (await dutyList(tx)).people.find((one) => one.operator === operator)?.mail;
  const person = await actingStaff(tx, operator);
  if (to === undefined || person === undefined) return undefined;
  const { actor, language } = person;
  const cases = rows.map((row) => row.case);
  const seen = await casesStillSeen(tx, cases, actor);
  const items = rows.flatMap(({ kind, case: id }) => (seen.has(id) ? [{ kind, case: id }] : []));
  return items.length === 0 ? undefined : { to, language, items };
}

/** Notes that a mail was handed over. */
export async function noteCaseAlerts(tx: Tx, alerts: readonly string[]): Promise<void> {
  await tx.run(
    sql`update case_alert set delivered_at = coalesce(delivered_at, now()) where id = any(${[...alerts]}::text[])`,
  );
}
