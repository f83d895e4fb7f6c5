/** Where a case stands, in one word: the columns of the board, as one participant sees them. */
import type { CaseView } from "#core/coordination/case-view.ts";
import { isEmbargoInForce, isProposalPending } from "#core/coordination/machine/embargo-machine.ts";

/** From the opening of a case to its end. `releasing`: nothing holds it back, and the room has not published. */
export const casePhases = ["opened", "negotiating", "embargoed", "releasing", "published", "closed"] as const;
export type CasePhase = (typeof casePhases)[number];

/** The phase in the eyes of a participant: closed is what it has closed itself. */
export function phaseOf(view: CaseView, own: string): CasePhase {
  if (view.participants.some(({ id, report }) => id === own && report === "closed")) return "closed";
  if (view.published) return "published";
  if (isEmbargoInForce(view.embargo)) return "embargoed";
  if (view.embargo === "proposed") return "negotiating";
  return view.embargo === "exited" || view.world.public ? "releasing" : "opened";
}

/** The instant that the case runs towards: the end of the embargo in force, else of the one that is proposed. */
export function clockOf(view: CaseView): string | null {
  if (isEmbargoInForce(view.embargo)) return view.terms?.ends ?? null;
  return isProposalPending(view.embargo) ? (view.proposal?.ends ?? null) : null;
}
