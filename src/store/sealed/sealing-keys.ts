/** The public keys that things are sealed for in this room, what waits for one of them to be unlocked, and what was done with each. */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import { type PublicKey, publicKeyDocument, readPublicKey, sealingKeyOf } from "#core/seal/key/public-key.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A registered key; `office` is `null` for that of the room's own intake. */
type SealingKey = {
  readonly key: string;
  readonly office: string | null;
  readonly registeredAt: string;
};

/** How many objects wait for an office (`null`: the intake), and since when the oldest does. */
type SealedWaiting = {
  readonly office: string | null;
  readonly waiting: number;
  readonly oldest: string;
};

/** What was done with an office's keys. */
type KeyAct = {
  readonly at: string;
  readonly actor: string;
  readonly act: "registered" | "unlocked" | "locked" | "refused";
  readonly key: string;
};

/** Registers a key in place of the one before it, for an office or (`null`) the intake; the same again changes nothing. The key must be one for sealing, and a key is one holder's: refuses another's. */
export async function registerSealingKey(tx: Tx, office: string | null, key: PublicKey): Promise<void> {
  const current = await tx.first<{ key: string }>(
    sql`select key from sealing_key where office is not distinct from ${office}::text and retired_at is null for update`,
  );
  if (current?.key === key.keyid) return;
  const others = await tx.first(
    sql`select 1 from sealing_key where key = ${key.keyid} and office is distinct from ${office}::text`,
  );
  if (others !== undefined) throw new ReasonRefusal("conflict", "key-of-another-office", {});
  await tx.run(
    sql`update sealing_key set retired_at = now() where office is not distinct from ${office}::text and retired_at is null`,
  );
  await tx.run(sql`insert into sealing_key (key, office, document, registered_by)
    values (${key.keyid}, ${office}, ${JSON.stringify(publicKeyDocument(key))}, ${tx.actor.id})
    on conflict (key) do update set retired_at = null`);
  await appendEvents(tx, { kind: "sealing-key.registered", office: office ?? "", key: key.keyid });
}

/** The keys that things are sealed for now. */
export async function listSealingKeys(tx: Tx): Promise<readonly SealingKey[]> {
  return await tx.rows<SealingKey>(
    sql`select key, office, registered_at as "registeredAt" from sealing_key where retired_at is null order by office nulls first`,
  );
}

/** Whom something is sealed for: the current keys of these offices (`null`: the intake). Who has none registered is left out. */
export async function sealingReaders(
  tx: Tx,
  offices: readonly (string | null)[],
): Promise<readonly ObjectReader[]> {
  const rows = await tx.rows<{ document: unknown }>(
    sql`select document from sealing_key
        where retired_at is null and coalesce(office, '') = any(${offices.map((office) => office ?? "")})`,
  );
  const keys = await Promise.all(rows.map(async ({ document }) => await readPublicKey(document)));
  return keys.flatMap((key) => {
    const publicKey = key.ok ? sealingKeyOf(key.value) : null;
    return key.ok && publicKey !== null ? [{ keyid: key.value.keyid, publicKey }] : [];
  });
}

/** The document of an office's current key, which others seal for; `null` where it has none. */
export async function sealingKeyDocument(tx: Tx, office: string): Promise<unknown> {
  const row = await tx.first<{ document: unknown }>(
    sql`select document from sealing_key where office = ${office} and retired_at is null`,
  );
  return row?.document ?? null;
}

/** Notes that something waits until an object can be opened for an office (`null`: the intake). */
export async function awaitOpening(tx: Tx, object: string, office: string | null): Promise<void> {
  await tx.run(
    sql`insert into sealed_waiting (object, office) values (${object}, ${office}) on conflict do nothing`,
  );
}

/** The objects that wait for an office (`null`: the intake), oldest first. */
export async function awaitingOpening(
  tx: Tx,
  office: string | null,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ object: string }>(
    sql`select object from sealed_waiting where coalesce(office, '') = ${office ?? ""} order by since, object limit ${limit}`,
  );
  return rows.map(({ object }) => object);
}

/** Nothing waits for the object any more. */
export async function endWaiting(tx: Tx, object: string): Promise<void> {
  await tx.run(sql`delete from sealed_waiting where object = ${object}`);
}

/** What waits for whom. */
export async function sealedWaiting(tx: Tx): Promise<readonly SealedWaiting[]> {
  return await tx.rows<SealedWaiting>(
    sql`select office, waiting, oldest from sealed_waiting_counts() order by office nulls first`,
  );
}

/** Records that a key was unlocked until then, was locked again, or was refused. */
export async function recordKeyAct(
  tx: Tx,
  act: "unlocked" | "locked" | "refused",
  {
    office,
    key,
    until,
  }: { readonly office: string | null; readonly key: string; readonly until?: string | null },
): Promise<void> {
  const about = { office: office ?? "", key };
  await appendEvents(
    tx,
    act === "unlocked"
      ? { kind: "sealing-key.unlocked", ...about, until: until ?? null }
      : { kind: `sealing-key.${act}`, ...about },
  );
}

/** What was done with the keys of an office, newest first; empty for who is not of it. */
export async function sealingKeyHistory(tx: Tx, office: string, limit = 100): Promise<readonly KeyAct[]> {
  return await tx.rows<KeyAct>(
    sql`select at, actor, split_part(fact ->> 'kind', '.', 2) as act, fact ->> 'key' as key from sealing_key_history(${office}, ${limit})`,
  );
}
