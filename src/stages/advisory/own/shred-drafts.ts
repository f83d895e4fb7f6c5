/**
 * What is worked on of an advisory goes the way of its case's texts: once they are shredded, its wraps are destroyed too, so that nobody opens a draft that nothing came of. What a
 * second person has approved waits for its instant sealed for the room's own key alone; what is out stays out, and is revised like any other.
 */
import { joined } from "#core/seal/algorithm.ts";
import { shreddedHead } from "#core/seal/object/sealed-object.ts";
import { noteOwnAct, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { shreddedCases } from "#stages/case/queries.ts";
import { headOf } from "#store/sealed/open-sealed.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

type LeftDraft = Pick<OwnRow, "id" | "state" | "published" | "revision"> & {
  readonly content: Buffer | null;
};

const mostAtOnce = 200;
const work = "shredding drafts";
const emptyContent = new Uint8Array(56);

/** Shreds the drafts of cases whose texts were shredded since, each once; how many records were looked after. */
export async function shredDrafts(tx: Tx, now: string): Promise<number> {
  const waiting = await tx.rows<{ id: string }>(
    sql`select distinct coordination_case as id from own_advisory where coordination_case is not null and shredded_at is null`,
  );
  const over = await shreddedCases(
    tx,
    waiting.map(({ id }) => id),
  );
  if (over.length === 0) return 0;
  const left = await tx.rows<LeftDraft>(sql`
    select o.id, o.state, o.published, o.revision, d.content from own_advisory o left join own_advisory_draft d on d.own_advisory = o.id
    where o.coordination_case = any(${[...over]}::text[]) and o.shredded_at is null and ${isNotHeldUp(work, sql`o.id`)}
    order by o.id limit ${mostAtOnce} for update of o skip locked`);
  const rows = left.map((of) => ({ row: of.id, of }));
  return await eachRow(tx, work, rows, async (draft) => {
    await shredDraft(tx, draft, now);
    return true;
  });
}

async function shredDraft(tx: Tx, draft: LeftDraft, now: string): Promise<void> {
  const { id, state, published, revision, content } = draft;
  await tx.run(sql`update own_advisory set shredded_at = ${now} where id = ${id}`);
  await tx.run(sql`delete from own_advisory_unsealed where own_advisory = ${id}`);
  if (content === null) return;
  await noteOwnAct(tx, { id, act: "shredded", revision: revision + 1, at: now });
  if (published !== null && state !== "approved") {
    // Of what is out no more is left than what is out.
    await tx.run(sql`update own_advisory set state = 'published', publish_at = null where id = ${id}`);
    await tx.run(sql`delete from own_advisory_draft where own_advisory = ${id}`);
    return;
  }
  const head = await headOf(content);
  if (head === null) throw new TypeError("what is stored of a draft is sealed");
  const shredded = Buffer.from(joined(await shreddedHead(head), emptyContent));
  await tx.run(sql`update own_advisory_draft set content = ${shredded} where own_advisory = ${id}`);
}
