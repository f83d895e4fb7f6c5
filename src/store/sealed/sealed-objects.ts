/**
 * Sealed objects in the room's tables: stored as they were sealed, opened for a reader with a key that is given for it, shredded. The clear text is never
 * written: it goes from memory to who asked for it, after the entry that says so. Whose they are sees every opening.
 */
import { joined } from "#core/seal/algorithm.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import type { ReadAt } from "#core/seal/object/content.ts";
import { openBytes, readHead, type SealedHead, shreddedHead } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Whose an object is: an office's or an organisation's. */
export type SealedOwner = { readonly office: string } | { readonly organization: string };

/** An object as it is listed: nothing of its content but how much there is. */
type ListedObject = {
  readonly object: string;
  readonly owner: string;
  readonly bytes: number;
  readonly storedAt: string;
  readonly shreddedAt: string | null;
};

/** What was done with an object, by whom. */
type ObjectAct = {
  readonly at: string;
  readonly actor: string;
  readonly act: "stored" | "opened" | "shredded";
  readonly readers: readonly string[];
};

const readAtOf =
  (bytes: Uint8Array): ReadAt =>
  async (position, length) =>
    bytes.subarray(position, position + length);

/** The head of a sealed object in memory; findings where the bytes are none. */
async function headIn(bytes: Uint8Array): Promise<Parsed<SealedHead>> {
  return await readHead(readAtOf(bytes));
}

/** Stores an object for its owner; the result is its id. The same object again changes nothing. */
export async function storeSealedObject(
  tx: Tx,
  owner: SealedOwner,
  content: Uint8Array,
): Promise<Parsed<string>> {
  const head = await headIn(content);
  if (!head.ok) return head;
  const { object, readers } = head.value.header;
  const added = await insertObjects(tx, owner, [{ object, content }]);
  if (added > 0) await append(tx, "stored", object, readers, ownerId(owner));
  return parsed(object);
}

function ownerId(owner: SealedOwner): string {
  return "office" in owner ? owner.office : owner.organization;
}

async function insertObjects(
  tx: Tx,
  owner: SealedOwner,
  objects: readonly { readonly object: string; readonly content: Uint8Array }[],
): Promise<number> {
  const [office, organization] = "office" in owner ? [owner.office, null] : [null, owner.organization];
  return await tx.run(
    sql`insert into sealed_object (object, office, organization, content)
        select o.object, ${office}::text, ${organization}::text, o.content
        from unnest(${objects.map(({ object }) => object)}::text[], ${objects.map(({ content }) => Buffer.from(content))}::bytea[]) as o (object, content)
        on conflict do nothing`,
  );
}

/** What the journal says of sealed objects. */
type SealedObjectEvent = Extract<JournalEvent, { readonly readers: readonly string[] }>;

/** A new object in its place. */
type StoredObject = { readonly object: string; readonly readers: readonly string[] };

/**
 * Stores new objects that this program sealed a moment ago, in one statement; in their order. What is appended to the journal of it the caller appends with what it has
 * to say itself ({@link sealedStoredEvents}), so that the journal is locked once.
 */
export async function storeSealedObjects(
  tx: Tx,
  owner: SealedOwner,
  contents: readonly Uint8Array[],
): Promise<readonly StoredObject[]> {
  const heads = await Promise.all(contents.map(headIn));
  const stored = heads.map((head) => {
    if (!head.ok) throw new TypeError("what is stored here was not sealed");
    const { object, readers } = head.value.header;
    return { object, readers };
  });
  await insertObjects(
    tx,
    owner,
    stored.map(({ object }, index) => ({ object, content: contents[index] ?? new Uint8Array() })),
  );
  return stored;
}

/** What the journal says of objects that were stored for an office. */
export function sealedStoredEvents(
  office: string,
  stored: readonly StoredObject[],
): readonly SealedObjectEvent[] {
  return stored.map(
    ({ object, readers }) => ({ kind: "sealed-object.stored", object, owner: office, readers }) as const,
  );
}

/**
 * Objects for those who open them after the transaction: their bytes, still sealed, and one entry for each that says who opens. Nothing is opened here, so that the
 * transaction is short; the entry is durable before there is any text.
 */
export async function takeToOpen(
  tx: Tx,
  objects: readonly string[],
  readers: readonly string[],
): Promise<{
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly events: readonly SealedObjectEvent[];
}> {
  const rows = await tx.rows<{ object: string; content: Buffer; owner: string }>(
    sql`select object, content, coalesce(office, organization) as owner from sealed_object where object = any(${[...objects]})`,
  );
  return {
    contents: new Map(rows.map(({ object, content }) => [object, content])),
    events: rows.map(
      ({ object, owner }) => ({ kind: "sealed-object.opened", object, owner, readers }) as const,
    ),
  };
}

async function append(
  tx: Tx,
  act: ObjectAct["act"],
  object: string,
  readers: readonly string[],
  owner: string,
): Promise<void> {
  await appendEvents(tx, { kind: `sealed-object.${act}`, object, owner, readers });
}

/** The objects that the actor may see, newest first. */
export async function listSealedObjects(tx: Tx, limit = 100): Promise<readonly ListedObject[]> {
  return await tx.rows<ListedObject>(
    sql`select object, coalesce(office, organization) as owner, octet_length(content) as bytes,
          stored_at as "storedAt", shredded_at as "shreddedAt"
        from sealed_object order by stored_at desc, object limit ${limit}`,
  );
}

/** A stored object with its owner; `undefined` where the actor sees none of that id. */
async function storedObject(tx: Tx, object: string) {
  return await tx.first<{ readonly content: Buffer; readonly owner: string }>(
    sql`select content, coalesce(office, organization) as owner from sealed_object where object = ${object}`,
  );
}

/** Opens an object with keys that are held for this moment. The entry is part of the transaction: without it there is no text. `undefined` where there is none. */
export async function openSealedObject(
  tx: Tx,
  object: string,
  holders: readonly Holder[],
): Promise<Parsed<Uint8Array> | undefined> {
  const row = await storedObject(tx, object);
  if (row === undefined) return undefined;
  const opened = await openBytes(row.content, holders);
  const readers = holders.map(({ keyid }) => keyid);
  if (opened.ok) await append(tx, "opened", object, readers, row.owner);
  return opened;
}

/** Destroys the wraps of an object and with them its content; `false` where there is none. Copies elsewhere, and backups until they end, still open. */
export async function shredSealedObject(tx: Tx, object: string): Promise<boolean> {
  const row = await storedObject(tx, object);
  const head = row === undefined ? undefined : await headIn(row.content);
  if (row === undefined || head?.ok !== true) return false;
  const empty = Buffer.from(joined(await shreddedHead(head.value), new Uint8Array(56)));
  await tx.run(
    sql`update sealed_object set content = ${empty}, shredded_at = now() where object = ${object} and shredded_at is null`,
  );
  await append(tx, "shredded", object, [], row.owner);
  return true;
}

/** Everything that was done with an object, oldest first; empty for who is not its owner. */
export async function sealedObjectHistory(tx: Tx, object: string): Promise<readonly ObjectAct[]> {
  return await tx.rows<ObjectAct>(
    sql`select at, actor, split_part(fact ->> 'kind', '.', 2) as act, fact -> 'readers' as readers from sealed_object_history(${object})`,
  );
}
