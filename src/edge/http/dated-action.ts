/** Dated actions as the contract shows them: with their conditions, repetitions and what shortened them in words. */
import { conditionText, conditionOutcomeText } from "#messages/render/condition.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";
import { shortenedClockText } from "#messages/render/deadline/evaluation.ts";
import type { Shortened } from "#core/clock/running-clock.ts";
import { recurrenceText } from "#messages/render/clock.ts";

/** One action as the contract's `DatedAction`. */
export function shownAction(action: DatedAction) {
  const { kind, duration, start, deadline, waiting, note, from, condition, again, course } = action;
  return {
    kind,
    duration,
    start,
    deadline,
    waiting,
    note,
    from,
    condition: condition === undefined ? null : shownCondition(condition),
    again:
      again === undefined
        ? null
        : {
            sentence: inEveryLanguage((t) => recurrenceText(again.every, t)),
            next: again.next,
          },
    shortened: shownShortened(course?.shortened ?? null),
  };
}

function shownShortened(shortened: Shortened | null) {
  return shortened === null
    ? null
    : {
        ...shortened,
        sentence: inEveryLanguage((t) => shortenedClockText(shortened, t)),
      };
}

function shownCondition(condition: NonNullable<DatedAction["condition"]>) {
  const { when, state, decidedAt } = condition;
  return {
    fact: when.fact,
    is: when.is,
    after: when.after ?? null,
    state,
    decidedAt,
    sentence: inEveryLanguage((t) => conditionText(when, t)),
    remark: inEveryLanguage((t) => conditionOutcomeText(condition, t)),
  };
}
