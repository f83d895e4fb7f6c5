/**
 * What participants are told at once: that an embargo has ended, that the case was published. Noted with the act, handed to the room's mail channels within a second, and
 * addressed when it is sent: no message of the outbox holds a name, an address or the case.
 */
import type { CaseStep } from "#core/coordination/case-act.ts";
import { isMailAddress } from "#core/input/mail-address.ts";
import { textMember } from "#core/input/json.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { openedText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What a notice says. */
type CaseNoticeKind = "ended" | "published";

/** A notice as it is sent. */
type CaseNotice = {
  readonly notice: string;
  readonly to: string;
  readonly language: string;
  readonly kind: CaseNoticeKind;
  readonly case: string;
};

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

const noticesAtOnce = 25;

/** Hands what waits to channels of the outbox, in one statement, some notices a message; how many messages. */
export async function queueNotices(tx: Tx, channels: readonly string[], now: string): Promise<number> {
  return await tx.run(sql`
    with due as (
      update case_notice set queued_at = ${now} where id in (
        select id from case_notice where queued_at is null order by at limit 1000 for update skip locked)
      returning id
    ), numbered as (select id, row_number() over (order by id) as place from due),
    grouped as (select min(id) as first, jsonb_agg(id) as ids from numbered group by (place - 1) / ${noticesAtOnce})
    insert into outbox (channel, key, payload)
    select c.name, g.first, jsonb_build_object('caseNotices', g.ids) from grouped g, unnest(${[...channels]}::text[]) as c (name)
    on conflict (channel, key) do nothing`);
}

type NoticeRow = {
  readonly notice: string;
  readonly kind: CaseNoticeKind;
  readonly case: string;
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
  const rows = await tx.rows<NoticeRow>(sql`
    select n.id as notice, n.kind, n.coordination_case as "case", c.office, p.language, t.content from case_notice n
    join coordination_case c on c.id = n.coordination_case
    join case_participant p on p.coordination_case = n.coordination_case and p.participant = n.participant
    join case_audience a on a.coordination_case = n.coordination_case and a.kind = 'participant' and a.audience = array[n.participant]
    join case_text t on t.coordination_case = a.coordination_case and t.number = a.number
    where n.id = any(${[...notices]}) and n.delivered_at is null`);
  const mails: CaseNotice[] = [];
  for (const { content, office, ...notice } of rows) {
    const holders = keys(office);
    if (holders.length === 0) throw new Error("the office's key is locked");
    const to = textMember(await openedText({ content }, holders), "contact") ?? "";
    if (isMailAddress(to)) mails.push({ ...notice, to });
  }
  return mails;
}

type HandedOver = { readonly delivered: readonly string[]; readonly bounced: readonly string[] };

/** Notes which notices were handed over and which the mail server will never take; both are known of the participant from then on. */
export async function noteHandedOver(tx: Tx, { delivered, bounced }: HandedOver): Promise<void> {
  await tx.run(sql`
    with told as (
      update case_notice set delivered_at = now() where id = any(${[...delivered, ...bounced]}) and delivered_at is null
      returning id, coordination_case, participant
    )
    insert into case_contact (coordination_case, participant, kind, at)
    select t.coordination_case, t.participant, k.kind, now() from told t
    cross join lateral unnest(case when t.id = any(${[...bounced]}) then array['sent', 'bounced'] else array['sent', 'delivered'] end)
      with ordinality as k (kind, place) order by t.participant, k.place`);
}
