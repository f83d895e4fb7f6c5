/**
 * A finder may say anew how it is thanked until what it found is published, also after two persons have approved the record. While there is time the approval is void and the
 * record a draft again, so that nothing comes out that a finder has taken back; in the last day it comes out as it was approved, so that nobody can hold it up at its instant, and
 * has a finding until a revision says what changed.
 */
import { creditFindings } from "#stages/advisory/own/credit-findings.ts";
import { noteOwnAct, ownColumns, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { creditsOfCases } from "#stages/triage/queries.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

const work = "credits of advisories";

/** Voids approvals of records whose credits changed since they were written and that come out in more than a day; how many. */
export async function followCredits(tx: Tx, now: string): Promise<number> {
  // Only cases whose finders said something lately are looked at, so that however many are approved, each is.
  const changed = await creditsOfCases(tx);
  if (changed.length === 0) return 0;
  const approved = await tx.rows<OwnRow>(sql`
    select ${ownColumns} from own_advisory where state = 'approved' and coordination_case is not null
      and publish_at > greatest(${now}::timestamptz, clock_timestamp()) + interval '1 day'
      and coordination_case = any(${changed.map(({ id }) => id)}) and ${isNotHeldUp(work, sql`id`)}
    order by publish_at, id for update`);
  const rows = approved.map((of) => ({ row: of.id, of }));
  return await eachRow(tx, work, rows, async (row) => await voidApproval(tx, row, now));
}

async function voidApproval(tx: Tx, row: OwnRow, now: string): Promise<boolean> {
  if ((await creditFindings(tx, row)).length === 0) return false;
  await tx.run(sql`update own_advisory set state = 'draft', publish_at = null where id = ${row.id}`);
  await tx.run(sql`update own_advisory_draft set release = null where own_advisory = ${row.id}`);
  await noteOwnAct(tx, { id: row.id, act: "credits-changed", revision: row.revision + 1, at: now });
  return true;
}
