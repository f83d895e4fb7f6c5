/** What persons on duty for an office are told of its cases, and whether they have looked since. */
import type { Actor } from "#core/actor.ts";
import type { CaseNoticeKind } from "#core/coordination/case-notice.ts";
import { participantsOfActor } from "#stages/case/participants.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";

/** A notice to an office of the room that works on a case. */
export type OfficeNotice = {
  readonly notice: string;
  readonly case: string;
  readonly office: string;
  readonly kind: CaseNoticeKind;
  readonly at: string;
  /** Whose own act it is, who is not told of it; `null` where it is nobody's of the office. */
  readonly operator: string | null;
};

const mostNotices = 500;

/** Notices to some offices since an instant, without those that a query gives; the oldest first. */
export async function officeNotices(
  tx: Tx,
  offices: readonly string[],
  { since, without }: { readonly since: string; readonly without: Sql },
): Promise<readonly OfficeNotice[]> {
  return await tx.rows<OfficeNotice>(sql`
    select n.id as notice, n.coordination_case as "case", p.office, n.kind, n.at, n.operator from case_notice n
    join case_participant p on p.coordination_case = n.coordination_case and p.participant = n.participant
    where n.at > ${since} and p.office = any(${[...offices]}::text[]) and n.id not in (${without})
    order by n.at, n.id limit ${mostNotices}`);
}

/** Those of these cases in which somebody takes part now. */
export async function casesStillSeen(
  tx: Tx,
  cases: readonly string[],
  actor: Actor,
): Promise<ReadonlySet<string>> {
  return new Set((await participantsOfActor(tx, cases, actor)).keys());
}

/** A person and a case. */
type CaseOpener = { readonly case: string; readonly operator: string };

/** When each last opened something of the case, in their order; `null` where it never did. The actor is the room. */
export async function lastOpenings(
  tx: Tx,
  readers: readonly CaseOpener[],
): Promise<readonly (string | null)[]> {
  const rows = await tx.rows<{ at: string | null }>(sql`
    select max(o.last_at) as at
    from unnest(${readers.map((one) => one.case)}::text[], ${readers.map(({ operator }) => operator)}::text[])
      with ordinality as r (coordination_case, actor, place)
    left join case_opening o using (coordination_case, actor) group by r.place order by r.place`);
  return rows.map(({ at }) => at);
}
