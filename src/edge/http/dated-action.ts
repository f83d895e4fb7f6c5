/** Dated actions as the contract shows them: with their conditions, repetitions and what shortened them in words. */
import { conditionText, conditionOutcomeText } from "#core/rules/condition-text.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";
import { shortenedClockText } from "#core/rules/evaluation-text.ts";
import type { Shortened } from "#core/clock/running-clock.ts";
import { recurrenceText } from "#core/clock/span-text.ts";

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
            sentence: { ko: recurrenceText(again.every, "ko"), en: recurrenceText(again.every, "en") },
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
        sentence: { ko: shortenedClockText(shortened, "ko"), en: shortenedClockText(shortened, "en") },
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
    sentence: { ko: conditionText(when, "ko"), en: conditionText(when, "en") },
    remark: { ko: conditionOutcomeText(condition, "ko"), en: conditionOutcomeText(condition, "en") },
  };
}
