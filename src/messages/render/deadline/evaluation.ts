/** One sentence about an evaluation: by when, and which facts led there. */
import type { Shortened } from "#core/clock/running-clock.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import type { DatedAction, Evaluation } from "#core/rules/evaluate.ts";
import type { Key } from "#messages/keys.ts";
import type { Translate } from "#messages/message.ts";
import { dateText, durationText, instantText } from "#messages/render/clock.ts";
import { conditionOutcomeText, conditionText } from "#messages/render/condition.ts";
import { capitalized, listText } from "#messages/render/list.ts";

/** A translator of the sentences about rules and what they lean on. */
export type RuleWords = Translate<"label" | "list" | "rules" | "time">;

/** The sentence, e.g. `Within 3 days (by Fri 15 May 2026, 23:59 KST): it is in the known-exploited catalogue (listed Tue 12 May 2026), …`. */
export function evaluationText({ actions, duration, reasons, due }: Evaluation, t: RuleWords): string {
  const first = actions[0];
  const within = durationText(first?.duration ?? duration, t);
  const shortened = first?.course?.shortened ?? null;
  const clauses = [
    due === null ? within : t("rules.evaluation.by", { within, due: instantText(due, t) }),
    ...(shortened === null ? [] : [shortenedClockText(shortened, t)]),
    ...(first?.condition === undefined ? [] : [decidedConditionText(first.condition, t)]),
  ];
  const facts = reasons.map((reason, i) =>
    factReasonText(reason, t, i === reasons.length - 1 ? "last" : "goes-on"),
  );
  return capitalized(
    t("rules.evaluation.sentence", { what: listText(clauses, t), facts: listText(facts, t) }),
  );
}

/** A clock that a level of the crisis alert shortened, as a clause: which level, from when it counts, and within what time it now ends. */
export function shortenedClockText({ level, from, duration }: Shortened, t: RuleWords): string {
  return t("rules.evaluation.shortened", {
    level: t(`label.alertLevel.${level}`),
    within: durationText(duration, t),
    since: instantText(from, t),
  });
}

/** The condition of what is due first, and what became of it. */
function decidedConditionText(outcome: NonNullable<DatedAction["condition"]>, t: RuleWords): string {
  const condition = conditionText(outcome.when, t);
  const remark = conditionOutcomeText(outcome, t);
  return remark === "" ? condition : t("rules.evaluation.condition", { condition, outcome: remark });
}

/** Where a fact stands in its sentence; some languages say the last one otherwise. */
type FactPosition = "last" | "goes-on";

type FactKey = Extract<Key<"rules">, `rules.${"fact" | "factAnd"}.${string}`>;

/** One fact in words, with the day of its listing or that it was assumed. */
export function factReasonText(reason: FactReason, t: RuleWords, position: FactPosition = "last"): string {
  const name = `${reason.fact}-${reason.value}`;
  const fact = t((position === "last" ? `rules.fact.${name}` : `rules.factAnd.${name}`) as FactKey);
  if (reason.origin === "assumed") return t("rules.reason.assumed", { fact });
  return reason.since === null ? fact : t("rules.reason.listed", { fact, date: dateText(reason.since, t) });
}
