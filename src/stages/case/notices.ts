/**
 * What participants are told at once: that an embargo has ended, that the case was published. Noted with the act, handed to the room's mail channels within a second, and
 * addressed when it is sent: no message of the outbox holds a name, an address or the case.
 */
import type { CaseStep } from "#core/coordination/case-act.ts";
import type { CaseNoticeKind } from "#core/coordination/case-notice.ts";
import { isMailAddress } from "#core/input/mail-address.ts";
import { textMember } from "#core/input/json.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { openedText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A notice as it is sent. */
type CaseNotice = {
  readonly notice: string;
  readonly to: string;
  readonly language: string;
  readonly kind: CaseNoticeKind;
  readonly case: string;
  readonly participant: string;
};

/** Notes something for some participants. */
export async function noteFor(
  tx: Tx,
  id: string,
  participants: readonly string[],
  kind: Exclude<CaseNoticeKind, "ended" | "published">,
  now: string,
): Promise<void> {
  if (participants.length === 0) return;
  await tx.run(sql`insert into case_notice (id, coordination_case, participant, kind, at)
    select gen_random_uuid()::text, ${id}, p.participant, ${kind}, ${now} from unnest(${[...participants]}::text[]) as p (participant)`);
}

/** Notes what an act means for everybody who takes part. */
export async function noteEnd(
  tx: Tx,
  id: string,
  { steps, publishes }: { readonly steps: readonly CaseStep[]; readonly publishes: boolean },
  now: string,
): Promise<void> {
  const isEnd = steps.some(({ machine, act }) => machine === "embargo-management" && act === "terminate");
  const kinds: CaseNoticeKind[] = [
    ...(isEnd ? ["ended" as const] : []),
    ...(publishes ? ["published" as const] : []),
  ];
  if (kinds.length === 0) return;
  await tx.run(sql`insert into case_notice (id, coordination_case, participant, kind, at)
    select gen_random_uuid()::text, ${id}, p.participant, k.kind, ${now}
    from case_participant p, unnest(${kinds}::text[]) as k (kind) where p.coordination_case = ${id}`);
}

const noticesAtOnce = 500;

/** Hands what waits to channels of the outbox, in one statement, some notices a message; how many messages. They are withheld there: nobody beside the case is told that they wait. */
export async function queueNotices(tx: Tx, channels: readonly string[], now: string): Promise<number> {
  return await tx.run(sql`
    with due as (
      update case_notice set queued_at = ${now} where id in (
        select id from case_notice where queued_at is null order by at limit 1000 for update skip locked)
      returning id
    ), numbered as (select id, row_number() over (order by id) as place from due),
    grouped as (select min(id) as first, jsonb_agg(id) as ids from numbered group by (place - 1) / ${noticesAtOnce})
    insert into outbox (id, channel, key, payload, withheld) overriding system value
    select nextval('outbox_withheld'), c.name, g.first, jsonb_build_object('caseNotices', g.ids), true
    from grouped g, unnest(${[...channels]}::text[]) as c (name)
    on conflict (channel, key) do nothing`);
}

type NoticeRow = {
  readonly notice: string;
  readonly kind: CaseNoticeKind;
  readonly case: string;
  readonly participant: string;
  readonly office: string;
  readonly language: string;
  readonly content: Buffer;
};

/** To whom notices go that were not handed over yet, and in which language; a participant without a mail address is left out. Throws while an office's key is locked: the message is tried again. */
export async function noticeMails(
  tx: Tx,
  notices: readonly string[],
  keys: CaseKeys,
): Promise<readonly CaseNotice[]> {
  // One row at a time by its keys: joined freely, tables that grew within the minute are walked once for each participant of each notice.
  const rows = await tx.rows<NoticeRow>(sql`
    with due as materialized (
      select id, kind, coordination_case, participant from case_notice where id = any(${[...notices]}) and delivered_at is null
    )
    select n.id as notice, n.kind, n.coordination_case as "case", n.participant, c.office, p.language, t.content from due n
    cross join lateral (select office from coordination_case where id = n.coordination_case limit 1) c
    cross join lateral (select language from case_participant
      where coordination_case = n.coordination_case and participant = n.participant limit 1) p
    cross join lateral (select number from case_audience
      where coordination_case = n.coordination_case and kind = 'participant' and audience[1] = n.participant limit 1) a
    cross join lateral (select content from case_text
      where coordination_case = n.coordination_case and number = a.number limit 1) t`);
  const mails: CaseNotice[] = [];
  for (const { content, office, ...notice } of rows) {
    const holders = keys(office);
    if (holders.length === 0) throw new Error("the office's key is locked");
    const to = textMember(await openedText({ content }, { own: holders, together: [] }), "contact") ?? "";
    if (isMailAddress(to)) mails.push({ ...notice, to });
  }
  return mails;
}

type HandedOver = { readonly sent: readonly string[]; readonly bounced: readonly string[] };

/** Notes which notices were handed over and which the mail server will never take. That a server took one proves that it was sent, and not that it arrived. */
export async function noteHandedOver(tx: Tx, { sent, bounced }: HandedOver): Promise<void> {
  await tx.run(sql`
    with told as (
      update case_notice set delivered_at = now() where id = any(${[...sent, ...bounced]}) and delivered_at is null
      returning id, coordination_case, participant
    )
    insert into case_contact (coordination_case, participant, kind, at)
    select t.coordination_case, t.participant, k.kind, now() from told t
    cross join lateral unnest(case when t.id = any(${[...bounced]}) then array['sent', 'bounced'] else array['sent'] end)
      with ordinality as k (kind, place) order by t.participant, k.place`);
}
