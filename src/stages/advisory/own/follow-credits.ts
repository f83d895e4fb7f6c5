/**
 * A finder may say anew how it is thanked until what it found is published, also after two persons have approved the record. While there is time the approval is void and the
 * record a draft again, so that nothing comes out that a finder has taken back; in the last day it comes out as it was approved, so that nobody can hold it up at its instant, and
 * has a finding until a revision says what changed.
 */
import { creditFindings } from "#stages/advisory/own/credit-findings.ts";
import { noteOwnAct, ownColumns, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 200;

/** Voids approvals of records whose credits changed since they were written and that come out in more than a day; how many. */
export async function followCredits(tx: Tx, now: string): Promise<number> {
  const approved = await tx.rows<OwnRow>(sql`
    select ${ownColumns} from own_advisory where state = 'approved' and coordination_case is not null
      and publish_at > greatest(${now}::timestamptz, clock_timestamp()) + interval '1 day'
    order by publish_at, id limit ${mostAtOnce} for update`);
  let voided = 0;
  for (const row of approved) {
    if ((await creditFindings(tx, row)).length === 0) continue;
    await tx.run(sql`update own_advisory set state = 'draft', publish_at = null where id = ${row.id}`);
    await tx.run(sql`update own_advisory_draft set release = null where own_advisory = ${row.id}`);
    await noteOwnAct(tx, { id: row.id, act: "credits-changed", revision: row.revision + 1, at: now });
    voided++;
  }
  return voided;
}
