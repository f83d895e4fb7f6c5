/** What persons on duty for an office are told of its cases, and whether they have looked since. */
import type { CaseNoticeKind } from "#core/coordination/case-notice.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";

/** A notice to an office of the room that works on a case. */
export type OfficeNotice = {
  readonly notice: string;
  readonly case: string;
  readonly office: string;
  readonly kind: CaseNoticeKind;
  readonly at: string;
};

const mostNotices = 500;

/** Notices since an instant to offices, without those that a query gives; the oldest first. */
export async function officeNotices(tx: Tx, since: string, told: Sql): Promise<readonly OfficeNotice[]> {
  return await tx.rows<OfficeNotice>(sql`
    select n.id as notice, n.coordination_case as "case", p.office, n.kind, n.at from case_notice n
    join case_participant p on p.coordination_case = n.coordination_case and p.participant = n.participant
    where n.at > ${since} and p.office is not null and n.id not in (${told}) order by n.at, n.id limit ${mostNotices}`);
}

/** When an operator last opened something of a case; `null` where it never did. The actor is the room. */
export async function lastOpening(
  tx: Tx,
  { id, operator }: { readonly id: string; readonly operator: string },
): Promise<string | null> {
  const row = await tx.first<{ at: string | null }>(
    sql`select max(last_at) as at from case_opening where coordination_case = ${id} and actor = ${operator}`,
  );
  return row?.at ?? null;
}
