/**
 * The journal: one append-only, hash-chained table of facts; and followers that read it with a cursor.
 * Appends are serial (one advisory lock, taken as the last act of a transaction), so positions become visible in order and no
 * follower can pass over a fact that commits late. `docs/decisions/0003-serial-append.md` has the measurements.
 */
import { createHash, randomBytes } from "node:crypto";
import type { JournalEvent, JournalEventKind, JournalEventOf } from "#core/journal-event.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { retryAt } from "#store/back-off.ts";
import { lock } from "#store/locks.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** A fact at its place. `at` is the transaction's time by the database's clock. */
export type JournalEntry = {
  readonly position: number;
  readonly at: string;
  readonly actor: string;
  readonly fact: JournalEvent;
};

const genesis = Buffer.alloc(32);
const saltLength = 16;

/** Appends facts in the order given. Call it last in the transaction: the lock is held until the commit. */
export async function appendEvents(tx: Tx, ...facts: readonly JournalEvent[]): Promise<void> {
  if (facts.length === 0) return;
  // One statement: the lock is not held while this program, which others may keep waiting, has its turn.
  await tx.rows(
    sql`select journal_append(${tx.actor.id}::text, ${canonicalText(tx.actor.id)}::text,
          ${facts.map((fact) => canonicalText(fact)).join("\n")}::text, ${randomBytes(saltLength * facts.length)}::bytea)`,
  );
}

/** Appends the fact that an epoch begins, that many positions further on; it is given the position after which it leaps. */
export async function appendAfterLeap(
  tx: Tx,
  leap: number,
  factAfter: (after: number) => JournalEventOf<"epoch.begun">,
): Promise<void> {
  await append(tx, leap, (after) => [factAfter(after)]);
}

async function append(
  tx: Tx,
  leap: number,
  factsAfter: (after: number) => readonly JournalEvent[],
): Promise<void> {
  await lock(tx, "journal");
  const last = await tx.first<{ position: number | null; hash: Buffer | null; at: string }>(
    sql`select "position", hash, date_trunc('milliseconds', clock_timestamp()) as at from journal_last()`,
  );
  const after = last?.position ?? 0;
  let position = after + leap;
  let previous = last?.hash ?? genesis;
  const at = normal(last?.at ?? "");
  const entries = factsAfter(after).map((fact) => {
    position += 1;
    const salt = randomBytes(saltLength);
    const hash = chainedHash(previous, { position, at, actor: tx.actor.id, fact }, salt);
    const entry = { position, kind: fact.kind, fact: JSON.stringify(fact), previous, hash, salt };
    previous = hash;
    return entry;
  });
  await insertEntries(tx, at, entries);
  await tx.rows(sql`select pg_notify('bongsu_journal', ${String(position)})`);
}

type NewEntry = {
  readonly position: number;
  readonly kind: string;
  readonly fact: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly salt: Buffer;
};

/** All entries in one statement, however many: a batch holds the lock no longer than it must. */
async function insertEntries(tx: Tx, at: string, entries: readonly NewEntry[]): Promise<void> {
  const column = <K extends keyof NewEntry>(name: K): NewEntry[K][] => entries.map((entry) => entry[name]);
  await tx.run(
    sql`insert into journal (position, at, actor, kind, fact, previous, hash, salt)
        select e.position, ${at}::timestamptz, ${tx.actor.id}::text, e.kind, e.fact, e.previous, e.hash, e.salt
        from unnest(${column("position")}::bigint[], ${column("kind")}::text[], ${column("fact")}::jsonb[],
          ${column("previous")}::bytea[], ${column("hash")}::bytea[], ${column("salt")}::bytea[])
          as e (position, kind, fact, previous, hash, salt)`,
  );
}

/**
 * sha256 over the previous hash, the entry's salt and its RFC 8785 bytes. The salt keeps whoever reads the hash of an entry, but not all of its
 * content, from trying out what it may be. Entries of before there were salts have none (`null`).
 */
export function chainedHash(previous: Uint8Array, entry: JournalEntry, salt: Uint8Array | null): Buffer {
  const hash = createHash("sha256").update(previous);
  if (salt !== null) hash.update(salt);
  return hash.update(canonicalText(entry)).digest();
}

/** Milliseconds always written out, so that an entry read back has the text that was hashed. */
function normal(at: string): string {
  return new Date(at).toISOString();
}

/** An entry as it was hashed, whoever reads it: its time in the same text. */
function asHashed<T extends { readonly at: string }>(entry: T): T {
  return { ...entry, at: normal(entry.at) };
}

type JournalRow = {
  position: number;
  at: string;
  actor: string;
  fact: JournalEvent;
  previous: Buffer;
  hash: Buffer;
  salt: Buffer | null;
};

/** Walks the whole chain and returns the position of the first entry that does not fit, or `null` when all do. */
export async function firstBrokenEntry(tx: Tx): Promise<number | null> {
  let previous: Uint8Array = genesis;
  for (let after = 0; ;) {
    const rows = await tx.rows<JournalRow>(
      sql`select position, at, actor, fact, previous, hash, salt from journal where position > ${after} order by position limit 1000`,
    );
    if (rows.length === 0) return null;
    for (const row of rows) {
      const { position, at, actor, fact } = asHashed(row);
      const entry = { position, at, actor, fact };
      const whole =
        followsOn(row, after) &&
        row.previous.equals(previous) &&
        chainedHash(previous, entry, row.salt).equals(row.hash);
      if (!whole) return row.position;
      previous = row.hash;
      after = row.position;
    }
  }
}

/** Whether an entry stands where the chain goes on: at the next position, or where an epoch leapt to. */
function followsOn({ position, fact }: JournalRow, after: number): boolean {
  return position === after + 1 || (fact.kind === "epoch.begun" && fact.after === after && position > after);
}

/** One follower: what it reads, and what it does with a batch. Its effects and its cursor commit together, so each fact takes effect once. */
export type Follower = {
  readonly name: string;
  /** Where it begins when a database sees it for the first time: at the first entry, or after the last one there is. */
  readonly startsAt: "start" | "now";
  readonly kinds: readonly JournalEventKind[];
  /** Where it wants the facts of these kinds alone, and works on the others by the span of positions: then it is called for every span. */
  readonly factsOf?: readonly JournalEventKind[];
  readonly handle: (tx: Tx, entries: readonly JournalEntry[], span: JournalSpan) => Promise<void>;
};

/** Positions after one, up to and with another. */
export type JournalSpan = { readonly after: number; readonly until: number };

/** How many positions one step of a follower reads at most; one that works on spans holds few of them in memory. */
export const stepLength = 500;
const spanLength = 5_000;

/**
 * One step of a follower: at most {@link stepLength} positions. Returns how many positions the cursor moved; 0 when there was nothing new,
 * when another process holds the cursor, or when it waits after a failure.
 */
export async function runFollowerOnce(store: Store, follower: Follower): Promise<number> {
  return await store.write(system, async (tx) => {
    const cursor = await takeCursor(tx, follower);
    if (cursor === undefined) return 0;
    const { factsOf, kinds } = follower;
    const length = factsOf === undefined ? stepLength : spanLength;
    const head = await tx.first<{ head: number | null }>(
      sql`select max(position) as head from (select position from journal where position > ${cursor} order by position limit ${length}) next`,
    );
    const until = head?.head ?? cursor;
    if (until === cursor) return 0;
    const rows = await tx.rows<JournalRow>(
      sql`select position, at, actor, fact from journal
          where position > ${cursor} and position <= ${until} and kind = any(${factsOf ?? kinds}) order by position`,
    );
    if (rows.length > 0 || factsOf !== undefined)
      await follower.handle(tx, rows.map(asHashed), { after: cursor, until });
    await tx.run(
      sql`update cursor set position = ${until}, failures = 0, error = null where follower = ${follower.name}`,
    );
    return until - cursor;
  });
}

async function takeCursor(tx: Tx, follower: Follower): Promise<number | undefined> {
  const take = sql`select position from cursor where follower = ${follower.name} and retry_at <= now() for update skip locked`;
  const taken = await tx.first<{ position: number }>(take);
  if (taken !== undefined) return taken.position;
  await makeCursor(tx, follower);
  return (await tx.first<{ position: number }>(take))?.position;
}

async function makeCursor(tx: Tx, { name, startsAt }: Follower): Promise<void> {
  const position = startsAt === "now" ? await lastPosition(tx) : 0;
  await tx.run(
    sql`insert into cursor (follower, position) values (${name}, ${position}) on conflict do nothing`,
  );
}

/** Records that a follower's step failed; it is tried again after 1 s, doubling up to a minute. */
export async function recordFailure(store: Store, follower: Follower, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error);
  await store.write(system, async (tx) => {
    await makeCursor(tx, follower);
    await tx.run(
      sql`update cursor set failures = failures + 1, error = ${text.slice(0, 500)},
          retry_at = ${retryAt(sql`failures`, 60)} where follower = ${follower.name}`,
    );
  });
}

/** Followers that fail now, for the operator. */
export async function failingFollowers(
  tx: Tx,
): Promise<{ follower: string; failures: number; error: string }[]> {
  return await tx.rows(
    sql`select follower, failures, error from cursor where failures > 0 order by follower`,
  );
}

/** The position of the newest entry; 0 in an empty journal. */
export async function lastPosition(tx: Tx): Promise<number> {
  return (
    (await tx.first<{ position: number | null }>(sql`select "position" from journal_last()`))?.position ?? 0
  );
}

/** When the newest entry was appended, by the database's clock; `null` in an empty journal. */
export async function lastEntryTime(tx: Tx): Promise<string | null> {
  const row = await tx.first<{ at: string }>(sql`select at from journal order by position desc limit 1`);
  return row?.at ?? null;
}

/** The newest time that the journal holds, which is the newest that the room has stamped. */
export async function newestTime(tx: Tx): Promise<string | null> {
  const row = await tx.first<{ at: string | null }>(
    sql`select max(at) as at from (select at from journal order by position desc limit 1000) newest`,
  );
  return row?.at ?? null;
}

/** An entry with its place in the chain. `proof` is `null` where an entry of before there were salts would be told by it. */
export type ChainedEntry = JournalEntry & {
  readonly proof: { readonly hash: string; readonly salt: string | null } | null;
};

/**
 * Entries after a position, oldest first, at most `limit`, whole: for the room itself. Whoever shows them to someone passes each through `visibleFact`
 * of core. The salt is given where knowing it with a whole entry tells nothing of the one before.
 */
export async function entriesAfter(tx: Tx, position: number, limit: number): Promise<ChainedEntry[]> {
  return await entriesBetween(tx, { after: position, limit });
}

/** Which entries are read: between two positions, of some kinds, of one actor; the newest first where asked for. */
type EntryFilter = {
  readonly after?: number;
  readonly before?: number;
  readonly kinds?: readonly JournalEventKind[];
  readonly actor?: string;
  readonly newest?: boolean;
  readonly limit: number;
};

/** Entries with what binds each to the chain. */
export async function entriesBetween(tx: Tx, filter: EntryFilter): Promise<ChainedEntry[]> {
  const { after = 0, before, kinds, actor, newest = false, limit } = filter;
  const order = newest ? sql`j.position desc` : sql`j.position`;
  const bounds = [
    sql`j.position > ${after}`,
    ...(before === undefined ? [] : [sql`j.position < ${before}`]),
    ...(kinds === undefined ? [] : [sql`j.kind = any(${[...kinds]})`]),
    ...(actor === undefined ? [] : [sql`j.actor = ${actor}`]),
  ].reduce((all, one) => sql`${all} and ${one}`);
  const rows = await tx.rows<ChainedEntry>(sql`
    select j.position, j.at, j.actor, j.fact,
      case when j.salt is not null then jsonb_build_object('hash', encode(j.hash, 'hex'),
        'salt', case when j.position = 1 or p.salt is not null then encode(j.salt, 'hex') end) end as proof
    from journal j left join journal p on p.position = j.position - 1
    where ${bounds} order by ${order} limit ${limit}`);
  return rows.map(asHashed);
}
