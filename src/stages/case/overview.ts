/** A case in brief: what its line of the board and its page have in common, and what is next in it. Nothing in it comes from what the actor is not shown. */
import { type CasePhase, clockOf, phaseOf } from "#core/coordination/case-phase.ts";
import { caseOfView } from "#core/coordination/case-of-view.ts";
import { type CaseView, viewOfCase } from "#core/coordination/case-view.ts";
import { type NextStep, nextSteps } from "#core/coordination/next-steps.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import type { Tx } from "#store/sql.ts";

/** What a line of the board and a case have in common. */
export type CaseOverview = {
  readonly id: string;
  readonly purpose: CaseRow["purpose"];
  readonly openedAt: string;
  readonly own: string;
  readonly view: CaseView;
  readonly phase: CasePhase;
  readonly clock: string | null;
};

/** A case as its participant sees it; `null` for who takes no part. */
export function overviewOf(
  { id, purpose, openedAt, record }: CaseRow,
  own: string | undefined,
): CaseOverview | null {
  const view = own === undefined ? null : viewOfCase(record, own);
  if (own === undefined || view === null) return null;
  return { id, purpose, openedAt, own, view, phase: phaseOf(view, own), clock: clockOf(view) };
}

/** Of some cases those from which an advisory is written: it stands in a later stage, and is asked of whoever knows it. */
export type WrittenCases = (tx: Tx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** Those whom a coordinator waits for; nobody, for others. */
export function awaited({ coordinates, participants }: CaseView): readonly string[] {
  return coordinates
    ? participants.flatMap(({ id, roles }) => (roles.includes("coordinator") ? [] : [id]))
    : [];
}

/** What is to be done next, as far as the actor may know it: of others by coordinators alone. */
export function nextOf(
  { record }: Pick<CaseRow, "record">,
  { view, own }: Pick<CaseOverview, "view" | "own">,
  { silences, now, written }: Pick<Parameters<typeof nextSteps>[1], "silences" | "now" | "written">,
): readonly NextStep[] {
  const clocks = {
    now,
    proposalEnds: view.proposal?.ends ?? null,
    ends: view.terms?.ends ?? null,
    silences,
    written,
  };
  return nextSteps(caseOfView(record, view), clocks, view.coordinates ? null : own);
}
