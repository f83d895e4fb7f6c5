/** What may be out of order in a rule pack: dates, tiers and times. `pack-read.ts` checks its form, `table-check.ts` its table. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Finding } from "#core/problem.ts";
import { isTooLate, nominalMinutes } from "#core/rules/condition.ts";
import {
  type PackHead,
  type PackOutcome,
  referenceOf,
  type RulePack,
  type ProcedureStep,
} from "#core/rules/rule-pack/rule-pack.ts";

/** Dates of a pack that contradict each other. */
export function packDateFindings(pack: PackHead): readonly Finding[] {
  const { from, until } = pack.effective;
  const reversed = from !== null && until !== null && until <= from;
  const own = pack.supersedes.indexOf(referenceOf(pack));
  return [
    ...(reversed
      ? [found("/effective/until", "dates-out-of-order", `It ends ${until}, before it begins ${from}.`)]
      : []),
    ...(own < 0
      ? []
      : [found(`/supersedes/${own}`, "supersedes-itself", "A version cannot replace itself.")]),
  ];
}

/** A step whose condition is looked at too late. */
export function stepDateFindings({ id, duration, when }: ProcedureStep, number: number): readonly Finding[] {
  if (when === undefined || !isTooLate(when, duration)) return [];
  const message = `${id} is decided only when it is already due.`;
  return [found(`/steps/${number}/when/after`, "dates-out-of-order", message)];
}

/** Outcomes that ask for less, or later, than a milder one; times that lie outside the pack's own. */
export function outcomeOrderFindings(pack: RulePack): readonly Finding[] {
  const findings: Finding[] = [];
  let before: { readonly key: string; readonly asks: PackOutcome } | null = null;
  for (const { key } of pack.table.outcome.values) {
    const asks = Object.hasOwn(pack.outcomes, key) ? pack.outcomes[key] : undefined;
    if (asks === undefined) continue;
    const at = `/outcomes/${pointerStep(key)}`;
    if (before !== null && asks.tier > before.asks.tier)
      findings.push(
        found(
          `${at}/tier`,
          "tiers-out-of-order",
          `${key} is graver than ${before.key} and has a milder tier.`,
        ),
      );
    if (before !== null && nominalMinutes(asks.duration) > nominalMinutes(before.asks.duration))
      findings.push(
        found(
          `${at}/duration`,
          "durations-out-of-order",
          `${key} is graver than ${before.key} and has more time.`,
        ),
      );
    if (asks.withoutPatch !== undefined && asks.withoutPatch.tier > asks.tier)
      findings.push(
        found(
          `${at}/withoutPatch/tier`,
          "tiers-out-of-order",
          "Without a fix it cannot be milder than with one.",
        ),
      );
    if ("date" in asks.duration && isOutside(asks.duration.date, pack))
      findings.push(
        found(
          `${at}/duration/date`,
          "dates-out-of-order",
          "The date lies outside the time in which the pack is in force.",
        ),
      );
    before = { key, asks };
  }
  return findings;
}

function isOutside(date: string, { effective: { from, until } }: PackHead): boolean {
  return (from !== null && date < from) || (until !== null && date > until);
}

function found(at: string, code: string, message: string): Finding {
  return { at, code, message };
}
