/** Advisories of the room's own whose instant has come, by the clock that is behind: one at a time, so that one that fails keeps no other from coming out. */
import { type OwnDocument, documentAt, recordOfDocument } from "#core/publish/own-document.ts";
import { noteOwnAct, ownColumns, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { openedRelease } from "#stages/advisory/own/sealed-draft.ts";
import { embargoEnds } from "#stages/case/queries.ts";
import { appendEvents } from "#store/journal.ts";
import type { SealedHolders } from "#store/sealed/open-sealed.ts";
import { sql, type Tx } from "#store/sql.ts";

/** One that comes out now, as it comes out. */
type DueAdvisory = { readonly row: OwnRow; readonly document: OwnDocument; readonly at: string };

const mostAtOnce = 50;

/** The ids of what is due, by the room's clock and by the database's, the earlier of the two; without those that are held up. */
export async function dueOwnAdvisories(
  tx: Tx,
  now: string,
  heldUp: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from own_advisory where state = 'approved' and publish_at <= least(${now}::timestamptz, clock_timestamp())
      and id <> all (${heldUp}::text[])
    order by publish_at, id limit ${mostAtOnce}`);
  return rows.map(({ id }) => id);
}

/** One that is due, held for this transaction; nothing where somebody else was faster, its case is still under an embargo, or the key that it was approved for is locked. */
export async function lockedDueAdvisory(
  tx: Tx,
  id: string,
  { now, holders }: { readonly now: string; readonly holders: SealedHolders },
): Promise<DueAdvisory | undefined> {
  const row =
    await tx.first<OwnRow>(sql`select ${ownColumns} from own_advisory where id = ${id} and state = 'approved'
    and publish_at <= least(${now}::timestamptz, clock_timestamp()) for update`);
  if (row === undefined || row.publishAt === null) return undefined;
  // Whatever a clock says: while an embargo is in force nothing comes out. The round that ends it goes before this one.
  if (row.coordinationCase !== null && (await embargoEnds(tx, row.coordinationCase)) !== null)
    return undefined;
  const at = new Date(row.publishAt).toISOString();
  const document = await openedRelease(tx, id, holders);
  if (document === null && holders.own.length > 0)
    throw new Error(
      `${id}: it was approved for another key of the room; edit it, and have it approved again`,
    );
  if (document === null) return undefined;
  if (document["id"] !== id) throw new Error(`${id}: what was sealed for it is another advisory`);
  return { row, document: documentAt(document, at), at };
}

const mostPublished = 10_000;

/** What the other records of the room under a prefix were published as, the first begun first. */
export async function publishedOwnDocuments(
  tx: Tx,
  { prefix, except }: { readonly prefix: string; readonly except: string },
): Promise<readonly OwnDocument[]> {
  const rows = await tx.rows<{ published: OwnDocument }>(sql`
    select published from own_advisory where published is not null and starts_with(id, ${prefix}) and id <> ${except} order by drafted_at, id limit ${mostPublished}`);
  return rows.map(({ published }) => published);
}

/** Keeps what came out as published, and tells the journal. The caller has stored its records and files in this transaction. */
export async function markPublished(tx: Tx, { row, document, at }: DueAdvisory): Promise<void> {
  const revision = row.revision + 1;
  const isWithdrawn = recordOfDocument(document).withdrawn !== null;
  await tx.run(sql`update own_advisory set state = ${isWithdrawn ? "withdrawn" : "published"},
    published = ${JSON.stringify(document)}, revision = ${revision}, publish_at = null where id = ${row.id}`);
  await tx.run(sql`delete from own_advisory_draft where own_advisory = ${row.id}`);
  await noteOwnAct(tx, { id: row.id, act: "published", revision, at });
  const kind = isWithdrawn ? "own-advisory.withdrawn" : "own-advisory.published";
  await appendEvents(tx, { kind, advisory: row.id, revision });
}
