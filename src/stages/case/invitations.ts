/**
 * Invitations to a case: a link with a one-time secret, for one participant who has no access of its own in the room. Whoever holds it reads what an invitation says,
 * accepts the embargo, and only then becomes somebody who signs in. Every step stands in the case's own log; the secret stands nowhere.
 */
import type { Actor } from "#core/actor.ts";
import { viewOfCase } from "#core/coordination/case-view.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, lockedCase, saveCase } from "#stages/case/case-row.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { noteReached } from "#stages/case/contacts.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { type CaseKeys, mustCoordinateCase } from "#stages/case/queries.ts";
import { caseTexts, openedText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

type CaseOfActor = { readonly id: string; readonly actor: Actor };
/** An invitation to be; only the hash of its secret comes here. */
type NewInvitation = {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly participant: string;
  readonly expires: string;
  /** Whether it goes as a sealed file and not as a link. */
  readonly sealed?: boolean;
};

/** Makes an invitation for a participant from outside; an earlier one that was not used ends. That a link is made sends nothing: whoever passes it on notes that it did. */
export async function makeInvitation(
  tx: Tx,
  { id, actor }: CaseOfActor,
  { participant, ...made }: NewInvitation,
  now: string,
): Promise<void> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const place = await tx.first<{ own: boolean }>(sql`
    select office is not null or organization is not null as own from case_participant
    where coordination_case = ${id} and participant = ${participant}`);
  if (place === undefined) throw new Refusal("not-found", "Nobody of this id takes part in the case.");
  if (place.own)
    throw new Refusal("state-forbids", "This participant signs in to the room and needs no invitation.");
  await tx.run(sql`update case_invitation set withdrawn_at = ${now}
    where coordination_case = ${id} and participant = ${participant} and used_at is null and withdrawn_at is null`);
  await tx.run(sql`
    insert into case_invitation (id, secret_hash, coordination_case, participant, made_by, made_at, expires_at, sealed)
    values (${made.id}, ${made.secretHash}, ${id}, ${participant}, ${by}, ${now}, ${made.expires}, ${made.sealed === true})`);
  await saveCase(tx, id, row.record, { at: now, by, act: { kind: "invited" }, steps: [], participant });
}

/** An invitation as coordinators of its case see it. */
type InvitationView = {
  readonly invitation: string;
  readonly participant: string;
  readonly madeAt: string;
  readonly expires: string;
  readonly state: "open" | "seen" | "used" | "withdrawn" | "expired";
};

/** The invitations of a case, the newest first. */
export async function listInvitations(
  tx: Tx,
  { id, actor }: CaseOfActor,
  now: string,
): Promise<readonly InvitationView[]> {
  await mustCoordinateCase(tx, id, actor);
  return await tx.rows<InvitationView>(sql`
    select id as invitation, participant, made_at as "madeAt", expires_at as expires,
      case when used_at is not null then 'used' when withdrawn_at is not null then 'withdrawn' when expires_at <= ${now} then 'expired'
        when seen_at is not null then 'seen' else 'open' end as state
    from case_invitation where coordination_case = ${id} order by number desc`);
}

/** Withdraws an invitation that was not used; of one that was, the participant keeps what it gave. */
export async function withdrawInvitation(
  tx: Tx,
  { id, actor }: CaseOfActor,
  invitation: string,
  now: string,
): Promise<void> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const [withdrawn] = await tx.rows<{ participant: string }>(sql`
    update case_invitation set withdrawn_at = coalesce(withdrawn_at, ${now})
    where id = ${invitation} and coordination_case = ${id} and used_at is null returning participant`);
  if (withdrawn === undefined) throw new Refusal("not-found", "There is no such invitation to withdraw.");
  const { participant } = withdrawn;
  const act = { kind: "invitation-withdrawn" } as const;
  await saveCase(tx, id, row.record, { at: now, by, act, steps: [], participant });
}

/** An invitation that is good, held for this transaction, with its case. */
export type HeldInvitation = {
  readonly invitation: string;
  readonly participant: string;
  readonly madeBy: string;
  readonly expires: string;
  readonly row: CaseRow;
};

/**
 * The invitation of a secret. One that is used, withdrawn, over or unknown is refused with the same words. The case is held before its invitation, as coordinators hold
 * them: in another order the two would wait for each other.
 */
export async function heldInvitation(tx: Tx, secretHash: Buffer, now: string): Promise<HeldInvitation> {
  const place = await tx.first<{ id: string }>(
    sql`select coordination_case as id from case_invitation where secret_hash = ${secretHash}`,
  );
  const row = place === undefined ? undefined : await lockedCase(tx, place.id);
  const held = await tx.first<Omit<HeldInvitation, "row">>(sql`
    select id as invitation, participant, made_by as "madeBy", expires_at as expires from case_invitation
    where secret_hash = ${secretHash} and used_at is null and withdrawn_at is null and expires_at > ${now} for update`);
  if (row === undefined || held === undefined)
    throw new Refusal("expired", "This invitation is used, withdrawn, expired or unknown.");
  return { ...held, row };
}

/** All that an invitation may say of a case: its text as it is sealed, where the invited is, what it does there, the embargo. */
export async function invitationParts(tx: Tx, row: CaseRow, participant: string) {
  const view = viewOfCase(row.record, participant);
  if (view === null) throw new Refusal("not-found", "Nobody of this id takes part in the case.");
  const [text] = await caseTexts(tx, [row.id], ["invitation"]);
  const place = await tx.first<{ zone: string; language: string; office: Record<string, string> }>(sql`
    select p.zone, p.language, o.name as office from case_participant p, office o
    where p.coordination_case = ${row.id} and p.participant = ${participant} and o.id = ${row.office}`);
  const { embargo, terms, proposal, published } = view;
  const roles = participantOf(row.record.state, participant)?.roles ?? [];
  const { zone, language, office } = place ?? { zone: "UTC", language: "en", office: {} };
  return { text, said: { zone, language, office, roles, embargo, terms, proposal, published } };
}

/** What an invitation says, and no more: of which case nothing but product, severity class and the dates that are asked for. */
export async function readInvitation(tx: Tx, secretHash: Buffer, keys: CaseKeys, now: string) {
  const { invitation, participant, expires, row } = await heldInvitation(tx, secretHash, now);
  const { text, said } = await invitationParts(tx, row, participant);
  await tx.run(sql`update case_invitation set seen_at = coalesce(seen_at, ${now}) where id = ${invitation}`);
  const holders = keys(row.office);
  if (text !== undefined && holders.length > 0) {
    await noteReached(tx, row.id, participant, now);
    await noteOpenings(tx, [{ id: row.id, participant, texts: [text.number] }], { how: "opened", now });
  }
  const content = text === undefined ? null : await openedText(text, { own: holders, together: [] });
  return { ...said, purpose: row.purpose, content, expires };
}
