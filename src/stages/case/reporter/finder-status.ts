/** What whoever reported a flaw sees of its case, without signing in: how the embargo stands and when it ends, and what it may say to that. It is a finder's own view, and names nobody. */
import { caseOfView } from "#core/coordination/case-of-view.ts";
import { type CaseView, viewOfCase } from "#core/coordination/case-view.ts";
import type { EmbargoConsent } from "#core/coordination/coordinated-case.ts";
import { type EmbargoState, isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { openActs } from "#core/coordination/open-acts.ts";
import { type CaseRow, caseRows } from "#stages/case/case-row.ts";
import { type FinderEmbargoAct, finderEmbargoActs } from "#core/coordination/finder-act.ts";
import { sql, type Tx } from "#store/sql.ts";

/** `ends`: when what was found is to be disclosed, as far as that is agreed. */
type FinderStatus = {
  readonly embargo: EmbargoState;
  readonly ends: string | null;
  /** When the embargo ended; `early` where that was before the date that was agreed. */
  readonly endedAt: string | null;
  readonly early: boolean;
  readonly published: boolean;
  /** How the finder itself stands towards the embargo; `null` for whose report was taken together with another's, and who is no participant. */
  readonly own: FinderStanding | null;
};

type FinderStanding = {
  readonly consent: EmbargoConsent;
  /** The date that is proposed; `null` while none is. */
  readonly proposed: string | null;
  readonly acts: readonly FinderEmbargoAct[];
};

/** A report and the case that it led to. */
export type ReportInCase = { readonly id: string; readonly submission: string };

/** The participant as whom a report's sender takes part in a case; `null` where it is none, and once the case's texts are destroyed. The actor is the room. */
export async function reporterIn(tx: Tx, { id, submission }: ReportInCase): Promise<string | null> {
  const row = await tx.first<{ participant: string }>(sql`
    select p.participant from case_participant p join coordination_case c on c.id = p.coordination_case
    where p.coordination_case = ${id} and p.submission = ${submission} and c.shredded_at is null`);
  return row?.participant ?? null;
}

/** The status of a case for one of those who reported what it is about; `null` where it has no finder. The actor is the room. */
export async function finderStatus(tx: Tx, { id, submission }: ReportInCase): Promise<FinderStatus | null> {
  const [row] = await caseRows(tx, [id]);
  const own = await reporterIn(tx, { id, submission });
  const finder = own ?? row?.record.state.participants.find(({ roles }) => roles.includes("finder"))?.id;
  const view = row === undefined || finder === undefined ? null : viewOfCase(row.record, finder);
  if (row === undefined || view === null) return null;
  const { embargo, terms, published } = view;
  const endedAt = embargo === "exited" ? row.record.endedAt : null;
  return {
    embargo,
    ends: isEmbargoInForce(embargo) ? (terms?.ends ?? null) : null,
    endedAt,
    early: endedAt !== null && terms !== null && Date.parse(endedAt) < Date.parse(terms.ends),
    published,
    own: own === null ? null : standing(row, view, own),
  };
}

function standing({ record }: CaseRow, view: CaseView, own: string): FinderStanding {
  const open = openActs(caseOfView(record, view), own);
  return {
    consent: view.participants.find(({ id }) => id === own)?.consent ?? "none",
    proposed: view.proposal?.ends ?? null,
    acts: finderEmbargoActs.filter((act) => open.some((one) => one.kind === "embargo" && one.act === act)),
  };
}
