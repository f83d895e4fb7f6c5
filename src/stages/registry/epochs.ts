/** The epochs of a room, each recorded when it begins. What leaps with them is for the stages whose numbers they are. */
import type { RoomEpoch } from "#core/document/room-epoch.ts";
import { appendAfterLeap } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What made a room begin an epoch. */
export type EpochCause =
  | "restored"
  | "publication-ahead"
  | "publication-missing"
  | "agent-report"
  | "by-hand";

/** An epoch that begins, with the numbers above which indexes and facts files go on, and how far the journal leaps. */
type BeginningEpoch = RoomEpoch & {
  readonly because: EpochCause;
  readonly indexFloor: number;
  readonly factsFloor: number;
  readonly journalLeap: number;
};

/** Keeps epochs from beginning twice for one cause: whoever holds this looks again whether there still is one. */
export async function lockEpochs(tx: Tx): Promise<void> {
  await lock(tx, "epoch");
}

/** Records an epoch and ends all access that is open or on its way. Call it last in the transaction, as any append. */
export async function recordEpoch(tx: Tx, epoch: BeginningEpoch): Promise<void> {
  const { number, begunAt, restoredTo, because, indexFloor, factsFloor, journalLeap } = epoch;
  const ended = await endOpenAccess(tx, begunAt);
  await tx.run(sql`
    insert into room_epoch (number, begun_at, restored_to, because, index_floor, facts_floor)
    values (${number}, ${begunAt}, ${restoredTo}, ${because}, ${indexFloor}, ${factsFloor})`);
  await tx.run(sql`update epoch_evidence set epoch = ${number} where epoch is null`);
  await appendAfterLeap(tx, journalLeap, (after) => ({
    kind: "epoch.begun",
    epoch: number,
    because,
    restoredTo,
    after,
    ...ended,
  }));
}

/** What an index that others know says of the numbers that were given out. */
type IndexEvidence = {
  readonly sequence: number;
  readonly digest: string;
  readonly facts: number;
  /** The newest epoch of which it tells; 0 for none. */
  readonly epoch: number;
};

/** Records an index that the database has lost. Indexes and facts files go on above it from this commit on. */
export async function recordEvidence(tx: Tx, evidence: IndexEvidence, at: string): Promise<void> {
  const { sequence, digest, facts, epoch } = evidence;
  await tx.run(sql`
    insert into epoch_evidence (sequence, digest, facts, known_epoch, seen_at)
    values (${sequence}, ${digest}, ${facts}, ${epoch}, ${at}) on conflict do nothing`);
}

/**
 * A database that was put back holds sessions that were ended since, and links and proofs that were used: none of them opens anything in the new epoch. What
 * people disabled or revoked in the lost time cannot be known here; they are asked to do it again.
 */
async function endOpenAccess(
  tx: Tx,
  at: string,
): Promise<{ readonly sessions: number; readonly links: number }> {
  await tx.run(sql`delete from step_up`);
  await tx.run(sql`delete from passkey_challenge`);
  await tx.run(sql`delete from oidc_flow`);
  const sessions = await tx.run(sql`delete from session`);
  const links = await tx.run(
    sql`update sign_in_link set used_at = ${at} where used_at is null and expires_at > ${at}`,
  );
  return { sessions, links };
}
