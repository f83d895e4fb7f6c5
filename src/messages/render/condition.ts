/** Conditions as sentences: as a clause of an order, as one cause among others, and what became of one. */
import type { Condition, ConditionOutcome } from "#core/rules/condition.ts";
import type { Translate } from "#messages/message.ts";
import { durationText, instantText } from "#messages/render/clock.ts";
import { listText } from "#messages/render/list.ts";

type ConditionWords = Translate<"list" | "rules" | "time">;

/** The condition as a clause: `if there is no patch within 2 days`. */
export function conditionText({ fact, is, after }: Condition, t: ConditionWords): string {
  const condition = t(`rules.if.${fact}-${is}`);
  if (after === undefined) return condition;
  const within = durationText(after, t);
  return "date" in after
    ? t("rules.condition.by", { condition, by: within })
    : t("rules.condition.within", { condition, within });
}

/**
 * What became of a condition, as a remark beside the action: when it is decided, that a fact was assumed, or why the action is not asked for;
 * empty where it simply holds.
 */
export function conditionOutcomeText(
  outcome: ConditionOutcome & { readonly when: Condition },
  t: ConditionWords,
): string {
  const { state, when, assumed } = outcome;
  if (state === "not-asked") return t(`rules.notAsked.${when.fact}-${when.is === "yes" ? "no" : "yes"}`);
  const undecided = state === "undecided" ? [undecidedText(outcome, t)] : [];
  return listText([...undecided, ...(assumed === null ? [] : [t("rules.condition.assumed")])], t);
}

function undecidedText({ decidedAt }: ConditionOutcome, t: ConditionWords): string {
  if (decidedAt === null) return t("rules.condition.undecided");
  return t("rules.condition.undecidedUntil", { instant: instantText(decidedAt, t) });
}

/** The fact of a condition, as it is asked for or as its opposite, as one cause among others: `there is a patch`. */
export function conditionFactText({ fact, is }: Condition, holds: boolean, t: ConditionWords): string {
  return t(`rules.cause.${fact}-${(is === "yes") === holds ? "yes" : "no"}`);
}
