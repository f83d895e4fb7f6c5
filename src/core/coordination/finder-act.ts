/** What a finder who comes back by the words of its report does with the embargo: it accepts or rejects a date, or names one of its own. */
import type { CaseRecord, RecordedAct } from "#core/coordination/case-record.ts";
import { embargoRules, embargoRuleNamed } from "#core/coordination/embargo/embargo-rules.ts";
import { isProposalPending } from "#core/coordination/machine/embargo-machine.ts";

/** What it may do, where the machines allow it. */
export const finderEmbargoActs = ["accept", "reject", "propose", "counter"] as const;
export type FinderEmbargoAct = (typeof finderEmbargoActs)[number];

/** `ends`: of accepting and rejecting the date that was shown, of proposing the finder's own. */
type FinderWord = { readonly act: FinderEmbargoAct; readonly ends: string; readonly zone: string };

/** The act as the machines take it; `null` where what is accepted or rejected is no more what was shown. Its own date stands in the terms of before. */
export function finderAct(
  { state, terms, proposal }: CaseRecord,
  by: string,
  { act, ends, zone }: FinderWord,
): RecordedAct | null {
  if (act === "accept" || act === "reject") {
    const asked = isProposalPending(state.embargo) ? proposal : terms;
    return asked !== null && Date.parse(asked.ends) === Date.parse(ends)
      ? { kind: "embargo", act, by }
      : null;
  }
  const rule = embargoRuleNamed("days-90") ?? embargoRules[0];
  const usual = { rediscoveryDays: rule?.rediscoveryDays ?? 0, exploitedDays: rule?.exploitedDays ?? 0 };
  const before = proposal ?? terms ?? { rule: rule?.id ?? "", ...usual };
  return { kind: "embargo", act, by, terms: { ...before, ends, zone } };
}
