/** The numbers of PostgreSQL's advisory locks that this program takes, and how they are taken. A number stands here and nowhere else. */
import { sql, type Tx } from "#store/sql.ts";

/** What only one transaction may do at a time, in all processes on one database. */
export const locks = {
  /** Bringing the schema to the newest migration; held for a session. */
  migration: 7362841,
  /** Appending to the journal; the last lock that a transaction takes. */
  journal: 7362842,
  /** Storing a batch of imported records. */
  importing: 7362851,
  /** Building packs of ecosystems. */
  packBuilding: 7362860,
  /** Removing what is old. */
  retention: 7362871,
  /** Beginning an epoch. */
  epoch: 7362870,
  /** Adopting a roster of offices. */
  roster: 7362890,
  /** Keeping a draft under a key; taken with the key. */
  drafting: 7362881,
  /** Recording what one reporter sends; taken with the reporter. */
  reporting: 7362897,
  /** Handing reports to one supplier; taken with whose pace it is. */
  pacing: 7362898,
  /** Claiming a message of a channel; taken with the channel's name. */
  leasing: 7362880,
} as const;

/** Waits for a lock; it is held until the transaction ends. */
export async function lock(
  tx: Tx,
  name: Exclude<keyof typeof locks, "leasing" | "drafting" | "reporting" | "pacing">,
): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks[name]})`);
}

/** Waits until no other transaction claims a message of the channel. */
export async function lockLeasing(tx: Tx, channel: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks.leasing}, hashtext(${channel}))`);
}

/** Waits until no other transaction keeps a draft under the key. */
export async function lockDraft(tx: Tx, key: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks.drafting}, hashtext(${key}))`);
}

/** Waits until no other transaction records what this reporter sends. */
export async function lockReporter(tx: Tx, reporter: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks.reporting}, hashtext(${reporter}))`);
}

/** Waits until no other transaction records what any of these reporters send. In the order of the locks, so that no two transactions wait for each other. */
export async function lockReporters(tx: Tx, reporters: readonly string[]): Promise<void> {
  await tx.rows(
    sql`select pg_advisory_xact_lock(${locks.reporting}, o.key)
        from (select distinct hashtext(r) as key from unnest(${[...reporters]}::text[]) r order by key offset 0) o`,
  );
}

/** Takes a lock if nobody holds it, until the transaction ends; returns whether it was taken. */
export async function tryLock(tx: Tx, name: keyof typeof locks): Promise<boolean> {
  const row = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${locks[name]}) as free`,
  );
  return row?.free === true;
}

/** Waits until no other transaction hands something to the same supplier. */
export async function lockPace(tx: Tx, pace: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks.pacing}, hashtext(${pace}))`);
}
