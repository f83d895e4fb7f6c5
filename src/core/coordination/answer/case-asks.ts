/** What a case asks of a participant who does not coordinate it, and by when: derived from what the participant is shown, never stored. */
import type { CaseEntry, CaseView } from "#core/coordination/case-view.ts";
import { daysLater } from "#core/coordination/embargo/embargo-terms.ts";
import { isEmbargoInForce, isProposalPending } from "#core/coordination/machine/embargo-machine.ts";

/** What may be asked: a word on the embargo, a first answer, whether it is affected, a fix. */
export const caseAskKinds = ["embargo", "first-answer", "assessment", "fix"] as const;
/** Something asked; `by` is `null` where no date follows from the case. */
type CaseAsk = { readonly what: (typeof caseAskKinds)[number]; readonly by: string | null };

const firstAnswerDays = 3;
const assessmentDays = 7;

/** What is asked now, the most pressing first. `answered`: the participant has answered in words since it was handed the report. */
export function caseAsks(
  { coordinates, participants, embargo, terms, proposal }: CaseView,
  own: string,
  { entries, answered }: { readonly entries: readonly CaseEntry[]; readonly answered: boolean },
): readonly CaseAsk[] {
  const one = participants.find(({ id }) => id === own);
  if (one === undefined || coordinates || one.report === "closed") return [];
  const asks: CaseAsk[] = [];
  const isAsked = isProposalPending(embargo) || isEmbargoInForce(embargo);
  if (isAsked && (one.consent === "invited" || one.consent === "lapsed"))
    asks.push({ what: "embargo", by: (proposal ?? terms)?.ends ?? null });
  const received = entries.findLast(({ steps }) =>
    steps.some(({ act, subject }) => act === "receive" && subject === own),
  )?.at;
  if (one.report === "received" && received !== undefined) {
    if (!answered) asks.push({ what: "first-answer", by: daysLater(received, firstAnswerDays, "UTC") });
    asks.push({ what: "assessment", by: daysLater(received, assessmentDays, "UTC") });
  }
  const isFixing = one.report === "accepted" && one.fixPath === "Vfd";
  if (isFixing) asks.push({ what: "fix", by: terms?.ends ?? null });
  return asks;
}
