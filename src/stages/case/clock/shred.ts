/** Texts of closed cases are shredded when their time is over: the wraps are destroyed, and with them what was written. States, dates and the log stay: they are codes. */
import { joined } from "#core/seal/algorithm.ts";
import { shreddedHead } from "#core/seal/object/sealed-object.ts";
import { lockedCase, saveCase } from "#stages/case/case-row.ts";
import { caseHeads } from "#stages/case/texts.ts";
import { headOf } from "#store/sealed/open-sealed.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 20;
const work = "shredding cases";
const emptyContent = new Uint8Array(56);

/** Shreds what is due by the room's clock and the database's; how many cases. Copies that were taken, and backups until they end, still open. */
export async function shredDue(tx: Tx, now: string): Promise<number> {
  const due = await tx.rows<{ id: string }>(sql`
    select id from coordination_case where closed_at is not null and shredded_at is null
      and closed_at + retention_days * interval '1 day' <= least(${now}::timestamptz, clock_timestamp())
      and ${isNotHeldUp(work, sql`id`)}
    order by closed_at limit ${mostAtOnce} for update skip locked`);
  const rows = due.map(({ id }) => ({ row: id, of: id }));
  return await eachRow(tx, work, rows, async (id) => await shredCase(tx, id, now));
}

async function shredCase(tx: Tx, id: string, now: string): Promise<true> {
  const { record } = await lockedCase(tx, id);
  const rows = await caseHeads(tx, id);
  const contents: Buffer[] = [];
  for (const { content } of rows) {
    const head = await headOf(content);
    if (head === null) throw new TypeError("what is stored in a case is sealed");
    contents.push(Buffer.from(joined(await shreddedHead(head), emptyContent)));
  }
  await tx.run(sql`update case_text t set content = n.content
    from unnest(${rows.map(({ number }) => number)}::bigint[], ${contents}::bytea[]) as n (number, content)
    where t.coordination_case = ${id} and t.number = n.number`);
  await tx.run(sql`delete from case_copy where coordination_case = ${id}`);
  await tx.run(sql`update coordination_case set shredded_at = ${now} where id = ${id}`);
  const entry = { at: now, by: "system", act: { kind: "shredded" }, steps: [], participant: null } as const;
  await saveCase(tx, id, record, entry);
  return true;
}
