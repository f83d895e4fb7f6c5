/** How finders are to be thanked: kept sealed for the office and the finder, each in place of the one before, whose content is destroyed. */
import { appendEvents } from "#store/journal.ts";
import { sealedStoredEvents, shredSealedObject, storeSealedObjects } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

type CreditPlace = { readonly number: string; readonly office: string };

/** Keeps what a finder states, in place of what it stated before. */
export async function stateCredit(
  tx: Tx,
  { number, office }: CreditPlace,
  sealed: Uint8Array,
  now: string,
): Promise<void> {
  const before = await tx.first<{ credit: string | null }>(
    sql`select credit from submission where number = ${number} for update`,
  );
  const stored = await storeSealedObjects(tx, { office }, [sealed]);
  await tx.run(
    sql`update submission set credit = ${stored[0]?.object ?? ""}, credit_at = ${now} where number = ${number}`,
  );
  await appendEvents(tx, ...sealedStoredEvents(office, stored));
  if (before?.credit != null) await shredSealedObject(tx, before.credit);
}

/** What a finder stated last, still sealed; `null` where it stated nothing. */
export async function sealedCredit(
  tx: Tx,
  number: string,
): Promise<{ readonly sealed: string; readonly statedAt: string } | null> {
  const row = await tx.first<{ content: Buffer; statedAt: string }>(sql`
    select o.content, s.credit_at as "statedAt" from submission s join sealed_object o on o.object = s.credit where s.number = ${number}`);
  return row === undefined ? null : { sealed: row.content.toString("base64"), statedAt: row.statedAt };
}

/** The objects in which finders stated how they are to be thanked, by the numbers of their reports. The actor is the room. */
export async function creditObjects(
  tx: Tx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ number: string; credit: string }>(
    sql`select number, credit from submission where number = any(${[...numbers]}) and credit is not null`,
  );
  return new Map(rows.map(({ number, credit }) => [number, credit]));
}
