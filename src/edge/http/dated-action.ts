/** Dated actions as the contract shows them: with their conditions and repetitions in words. Dating them is core's matter. */
import { sayCondition, sayDecided } from "#core/policy/condition-text.ts";
import type { DatedAction } from "#core/policy/evaluate.ts";
import { sayEvery } from "#core/policy/span-text.ts";

/** One action as the contract's `DatedAction`. */
export function shownAction(action: DatedAction) {
  const { kind, duration, start, deadline, waiting, note, from, condition, again } = action;
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
