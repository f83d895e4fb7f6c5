/** What happened to messages to participants, and the silence that is read from it. */
import {
  type ContactEvent,
  nextTry,
  type ParticipantSilence,
  silenceAt,
} from "#core/coordination/embargo/silence.ts";
import { viewOfCase } from "#core/coordination/case-view.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import { noteForCoordinators } from "#stages/case/alerts/note-for-coordinators.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Notes what happened to messages to some participants, in this order for each. */
export async function noteContacts(
  tx: Tx,
  id: string,
  participants: readonly string[],
  kinds: readonly ContactEvent["kind"][],
  now: string,
): Promise<void> {
  await tx.run(sql`insert into case_contact (coordination_case, participant, kind, at)
    select ${id}, p.participant, k.kind, ${now} from unnest(${[...participants]}::text[]) as p (participant),
      unnest(${[...kinds]}::text[]) with ordinality as k (kind, place) order by p.participant, k.place`);
  if (kinds.some((kind) => kind === "answered" || kind === "declined"))
    await noteAnswer(tx, id, participants, now);
}

/** Coordinators hear that somebody answered who is none of them. */
async function noteAnswer(tx: Tx, id: string, by: readonly string[], now: string): Promise<void> {
  const row = await tx.first(sql`
    select from coordination_case c, jsonb_array_elements(c.record #> '{state,participants}') as p (one)
    where c.id = ${id} and p.one ->> 'id' = any(${[...by]}::text[]) and not p.one -> 'roles' ? 'coordinator' limit 1`);
  if (row !== undefined) await noteForCoordinators(tx, { id, by }, "answered", now);
}

/**
 * Notes what coordinators wrote in the room, for those whom it has reached there: somebody can sign in for them, and it is shown to them. Who was never let in was sent
 * nothing, and what is kept back until its reader accepts has not arrived.
 */
export async function noteWritten(
  tx: Tx,
  { id, record }: Pick<CaseRow, "id" | "record">,
  participants: readonly string[],
  now: string,
): Promise<void> {
  const shown = participants.filter((one) => viewOfCase(record, one)?.details === true);
  await noteContacts(tx, id, await withAccess(tx, id, shown), ["sent", "delivered"], now);
}

/** Those of some participants for whom somebody can sign in to the room, or come back by the words of a report. */
export async function withAccess(
  tx: Tx,
  id: string,
  participants: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ participant: string }>(sql`
    select participant from case_participant p where coordination_case = ${id} and participant = any(${[...participants]}::text[])
      and (exists (select from operator o where o.disabled_at is null and (o.id = p.operator or o.office = p.office or o.organization = p.organization))
        or exists (select from submission s where s.number = p.submission and s.secret_digest is not null))
    order by participant`);
  return rows.map(({ participant }) => participant);
}

/** Notes that a participant saw what was sent to it since it last did. */
export async function noteSeen(tx: Tx, id: string, participant: string, now: string): Promise<void> {
  const last = await tx.first<{ kind: string }>(sql`select kind from case_contact
    where coordination_case = ${id} and participant = ${participant} order by number desc limit 1`);
  if (last?.kind === "sent" || last?.kind === "delivered")
    await noteContacts(tx, id, [participant], ["seen"], now);
}

/** Notes that a participant shows to have what was passed to it by a way that the room does not see. */
export async function noteReached(tx: Tx, id: string, participant: string, now: string): Promise<void> {
  const last = await tx.first<{ kind: string }>(sql`select kind from case_contact
    where coordination_case = ${id} and participant = ${participant} order by number desc limit 1`);
  if (last === undefined || last.kind === "bounced")
    await noteContacts(tx, id, [participant], ["sent", "seen"], now);
  else await noteSeen(tx, id, participant, now);
}

/** The silence of some participants, case by case. */
export async function silencesOf(
  tx: Tx,
  asked: ReadonlyMap<string, readonly string[]>,
  now: string,
): Promise<ReadonlyMap<string, readonly ParticipantSilence[]>> {
  const rows = await tx.rows<ContactEvent & { readonly id: string; readonly participant: string }>(
    sql`select coordination_case as id, participant, kind, at from case_contact
      where coordination_case = any(${[...asked.keys()]}) order by number`,
  );
  const events = Map.groupBy(rows, ({ id, participant }) => `${id} ${participant}`);
  const silences = [...asked].map(([id, participants]) => {
    const of = participants.map((participant) => {
      const own = events.get(`${id} ${participant}`) ?? [];
      return { participant, state: silenceAt(own, now), nextTry: nextTry(own, now) };
    });
    return [id, of] as const;
  });
  return new Map(silences);
}
