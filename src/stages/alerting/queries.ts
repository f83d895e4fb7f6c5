/** Alerts as persons and channels see them: one's own, how those of a room fared, and what a message is about. */
import type { AlertKind } from "#core/duty/alert-kind.ts";
import { dutyList } from "#stages/alerting/duty.ts";
import { operatorLanguages } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** An interrupt of a person. */
type OwnAlert = {
  readonly interrupt: string;
  readonly kind: AlertKind;
  readonly about: string;
  readonly raisedAt: string;
  readonly endedAt: string | null;
  readonly read: boolean;
  readonly acknowledged: boolean;
};

const mostListed = 200;

/** The newest of a list, and whether there are older ones beside. */
type Newest<T> = { readonly alerts: readonly T[]; readonly more: boolean };

function newestOf<T>(rows: readonly T[]): Newest<T> {
  return { alerts: rows.slice(0, mostListed), more: rows.length > mostListed };
}

/** What a person was interrupted for, the newest first. */
export async function ownAlerts(tx: Tx, operator: string): Promise<Newest<OwnAlert>> {
  const rows = await tx.rows<OwnAlert>(sql`
    select i.id as interrupt, a.kind, a.about, a.raised_at as "raisedAt", a.ended_at as "endedAt",
      i.read_at is not null as read, i.acknowledged_at is not null as acknowledged
    from interrupt i join alert a on a.id = i.alert
    where i.operator = ${operator} and i.sent_at is not null order by i.number desc limit ${mostListed + 1}`);
  return newestOf(rows);
}

/** An alert of the room: how many persons it was sent to, and of how many of these it is known that it was delivered, read, acknowledged. */
type AlertCounts = {
  readonly alert: string;
  readonly kind: AlertKind;
  readonly about: string;
  readonly raisedAt: string;
  readonly endedAt: string | null;
  readonly interrupted: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly acknowledged: number;
};

/** The alerts of a room, the newest first. */
export async function alertCounts(tx: Tx): Promise<Newest<AlertCounts>> {
  const rows = await tx.rows<AlertCounts>(sql`
    select a.id as alert, a.kind, a.about, a.raised_at as "raisedAt", a.ended_at as "endedAt", count(i.id)::int as interrupted,
      count(i.sent_at)::int as sent, count(i.delivered_at)::int as delivered, count(i.read_at)::int as read,
      count(i.acknowledged_at)::int as acknowledged
    from (select * from alert order by number desc limit ${mostListed + 1}) a left join interrupt i on i.alert = a.id
    group by a.id, a.kind, a.about, a.raised_at, a.ended_at, a.number order by a.number desc`);
  return newestOf(rows);
}

/** What a mail is about, and to whom: ids, a language and an address, read when it is sent. */
type AlertMailView = {
  readonly to: string;
  readonly language: string;
  readonly digest: boolean;
  readonly items: readonly { readonly kind: AlertKind; readonly about: string; readonly at: string }[];
};

/** What an interrupt or a digest says; `undefined` when nobody is to be told any more, or has no address. */
export async function alertMail(
  tx: Tx,
  message: { readonly interrupt: string } | { readonly digest: string },
): Promise<AlertMailView | undefined> {
  const isDigest = "digest" in message;
  const rows = isDigest
    ? await tx.rows<MailRow>(sql`
        select d.operator, a.kind, a.about, d.at from digest_item d join alert a on a.id = d.alert
        where d.digest = ${message.digest} order by d.number limit ${mostListed}`)
    : await tx.rows<MailRow>(sql`
        select i.operator, a.kind, a.about, a.raised_at as at from interrupt i join alert a on a.id = i.alert where i.id = ${message.interrupt}`);
  const operator = rows[0]?.operator;
  if (operator === undefined) return undefined;
  const to = (await dutyList(tx)).people.find((one) => one.operator === operator)?.mail;
  const language = (await operatorLanguages(tx, [operator])).get(operator);
  if (to === undefined || language === undefined) return undefined;
  return { to, language, digest: isDigest, items: rows.map(({ kind, about, at }) => ({ kind, about, at })) };
}

type MailRow = {
  readonly operator: string;
  readonly kind: AlertKind;
  readonly about: string;
  readonly at: string;
};
