/** Dated actions as the contract shows them: with their conditions, repetitions and what shortened them in words. Dating them is core's matter. */
import { sayCondition, sayDecided } from "#core/rules/condition-text.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";
import { sayShortened } from "#core/rules/explain.ts";
import type { Shortened } from "#core/clock/running-clock.ts";
import { sayEvery } from "#core/clock/span-text.ts";

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
            sentence: { ko: sayEvery(again.every, "ko"), en: sayEvery(again.every, "en") },
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
        sentence: { ko: sayShortened(shortened, "ko"), en: sayShortened(shortened, "en") },
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
    sentence: { ko: sayCondition(when, "ko"), en: sayCondition(when, "en") },
    remark: { ko: sayDecided(condition, "ko"), en: sayDecided(condition, "en") },
  };
}
