/** Addresses to which participants answer by mail: one each, drawn when it is first written to, and taken back by who coordinates the case. */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import { replyTokenBytes, replyTokenOf } from "#core/coordination/mail/reply-address.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { sql, type Tx } from "#store/sql.ts";

type Addressed = { readonly case: string; readonly participant: string };

/** The tokens of some participants by `CASE PARTICIPANT`, made where there are none. */
export async function replyTokens(
  tx: Tx,
  places: readonly Addressed[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const cases = places.map((place) => place.case);
  const participants = places.map(({ participant }) => participant);
  const drawn = places.map(() => replyTokenOf(randomBytes(replyTokenBytes)));
  await tx.run(sql`insert into case_reply_address (token, coordination_case, participant, made_at)
    select n.token, n.id, n.participant, ${now}
    from unnest(${drawn}::text[], ${cases}::text[], ${participants}::text[]) as n (token, id, participant)
    on conflict (coordination_case, participant) where revoked_at is null do nothing`);
  const rows = await tx.rows<Addressed & { readonly token: string }>(sql`
    select a.coordination_case as "case", a.participant, a.token from case_reply_address a
    join unnest(${cases}::text[], ${participants}::text[]) as n (id, participant)
      on n.id = a.coordination_case and n.participant = a.participant
    where a.revoked_at is null`);
  return new Map(rows.map((row) => [`${row.case} ${row.participant}`, row.token]));
}

/** Whether one of these tokens is a participant's. */
export async function isReplyAddress(tx: Tx, tokens: readonly string[]): Promise<boolean> {
  const row = await tx.first(
    sql`select 1 from case_reply_address where token = any(${[...tokens]}) and revoked_at is null limit 1`,
  );
  return row !== undefined;
}

/** Takes a participant's address back: what comes there from now on is not taken in. The next mail to it brings another. */
export async function revokeReplyAddress(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  participant: string,
  now: string,
): Promise<void> {
  await coordinatedCase(tx, id, actor);
  await tx.run(sql`update case_reply_address set revoked_at = ${now}
    where coordination_case = ${id} and participant = ${participant} and revoked_at is null`);
}
