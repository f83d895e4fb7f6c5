/** Notices and guidelines in the room: one office brings what it signed, and it is published once its witnesses have seen it in the log. */
import { compareInstants } from "#core/clock/clock.ts";
import type { Parsed } from "#core/problem.ts";
import {
  judgeNotice,
  type NoticeKind,
  noticeQuorum,
  type OfficeNotice,
  readOfficeNotice,
} from "#core/roster/office-notice.ts";
import type { OrderFile } from "#core/roster/order.ts";
import type { Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import type { TextByLanguage } from "#core/text.ts";
import { openSigning } from "#stages/directive/signing/open-signing.ts";
import { orRefuse, refuse } from "#stages/directive/signing/refusals.ts";
import { type RoomRosters, roomRosters, rosterOfBrought } from "#stages/directive/signing/rosters.ts";
import { documentFact, type SigningRow, typeOfKind } from "#stages/directive/signing/signed-document.ts";
import { appendEvents } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { sql, type Tx } from "#store/sql.ts";

/** How many of a kind an office may bring within a day. */
const [mostOfDay, day] = [20, 24 * 3_600_000];

/** Takes a notice in, so that its signature can be taken; it refuses one that would never count. */
export async function openNotice(tx: Tx, envelope: Envelope, now: string): Promise<void> {
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  const notice = orRefuse(readOfficeNotice(payload));
  const { kind, office } = notice;
  if (envelope.payloadType !== typeOfKind[kind])
    refuse("signing-other-bytes", "It is signed as another kind of document than it says it is.");
  await lock(tx, "roster");
  const roster = await rosterOfBrought(tx, { at: notice.issuedAt, drill: notice.drill });
  if (compareInstants(notice.issuedAt, now) > 0)
    refuse("notice-future", "It is of a time that has not come.");
  orRefuse(noticeQuorum(roster, notice));
  await refuseOthersReplaced(tx, notice);
  if ((await countSince(tx, notice, new Date(Date.parse(now) - day).toISOString())) >= mostOfDay)
    refuse("notice-many", `An office brings ${mostOfDay} notices a day at most.`);
  const opened = { payload, directive: null, revision: null, office, roster: roster.version, opens: null };
  await openSigning(tx, { kind, ...opened }, now);
}

/** A notice stands in the place of one of its own office alone. */
async function refuseOthersReplaced(tx: Tx, { kind, office, replaces }: OfficeNotice): Promise<void> {
  if (replaces === null) return;
  const before = await tx.first(
    sql`select from office_notice where sha256 = ${replaces} and office = ${office} and kind = ${kind}`,
  );
  if (before === undefined)
    refuse("notice-replaces", "It replaces no notice of this office that is published here.");
}

async function countSince(
  tx: Tx,
  { kind, office }: Pick<OfficeNotice, "kind" | "office">,
  since: string,
): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::integer as count from signing where kind = ${kind} and office = ${office} and opened_at > ${since}`);
  return row?.count ?? 0;
}

/** Whose signature a notice needs that was taken in. */
export function quorumOfNotice(roster: Roster, payload: Uint8Array) {
  return orRefuse(noticeQuorum(roster, orRefuse(readOfficeNotice(payload))));
}

/** Takes the proof that a notice lies in a witnessed log. */
export async function enterNotice(
  tx: Tx,
  row: SigningRow,
  { file, now }: { readonly file: OrderFile; readonly now: string },
): Promise<Parsed<unknown>> {
  const { pin } = (await roomRosters(tx)) as RoomRosters;
  const judged = await judgeNotice(file, { pin, at: now });
  if (!judged.ok) return judged;
  const { kind, office, issuedAt, title, text, directive, replaces, vulnerabilities, reviewBy } =
    judged.value.notice;
  await tx.run(
    sql`update signing set entered_at = ${now}, proof = ${file.proof} where sha256 = ${row.sha256}`,
  );
  await tx.run(sql`
    insert into office_notice (sha256, kind, office, issued_at, title, text, directive, replaces, vulnerabilities, review_by)
    values (${row.sha256}, ${kind}, ${office}, ${issuedAt}, ${JSON.stringify(title)}, ${JSON.stringify(text)}, ${directive}, ${replaces},
      ${[...vulnerabilities]}, ${reviewBy})`);
  await appendEvents(tx, documentFact("document.entered", row));
  return judged;
}

/** A published notice as it is shown. */
type ShownNotice = {
  readonly kind: NoticeKind;
  readonly sha256: string;
  readonly office: string;
  readonly issuedAt: string;
  readonly title: TextByLanguage;
  readonly text: TextByLanguage;
  readonly directive: string | null;
  readonly replaces: string | null;
  readonly vulnerabilities: readonly string[];
  readonly reviewBy: string | null;
};

/** How many of the newest notices are shown. */
const mostShown = 50;

/** The newest notices that stand, newest first. */
export async function publishedNotices(tx: Tx): Promise<readonly ShownNotice[]> {
  return await tx.rows<ShownNotice>(sql`
    select n.sha256, n.kind, n.office, n.issued_at as "issuedAt", n.title, n.text, n.directive, n.replaces, n.vulnerabilities,
      n.review_by::text as "reviewBy" from office_notice n
    where not exists (select from office_notice r where (r.replaces, r.office, r.kind) = (n.sha256, n.office, n.kind))
    order by n.issued_at desc, n.sha256 limit ${mostShown}`);
}
