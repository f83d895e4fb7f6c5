/** What whoever reported a flaw sees of its case, without signing in: how the embargo stands and when it ends. It is a finder's own view, and names nobody. */
import { viewOfCase } from "#core/coordination/case-view.ts";
import { type EmbargoState, isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { caseRows } from "#stages/case/case-row.ts";
import type { Tx } from "#store/sql.ts";

/** `ends`: when what was found is to be disclosed, as far as that is agreed. */
type FinderStatus = {
  readonly embargo: EmbargoState;
  readonly ends: string | null;
  /** When the embargo ended; `early` where that was before the date that was agreed. */
  readonly endedAt: string | null;
  readonly early: boolean;
  readonly published: boolean;
};

/** The status of a case for those who reported what it is about; `null` where it has no finder. The actor is the room. */
export async function finderStatus(tx: Tx, id: string): Promise<FinderStatus | null> {
  const [row] = await caseRows(tx, [id]);
  const finder = row?.record.state.participants.find(({ roles }) => roles.includes("finder"));
  const view = row === undefined || finder === undefined ? null : viewOfCase(row.record, finder.id);
  if (row === undefined || view === null) return null;
  const { embargo, terms, published } = view;
  const endedAt = embargo === "exited" ? row.record.endedAt : null;
  return {
    embargo,
    ends: isEmbargoInForce(embargo) ? (terms?.ends ?? null) : null,
    endedAt,
    early: endedAt !== null && terms !== null && Date.parse(endedAt) < Date.parse(terms.ends),
    published,
  };
}
