/** One action: what is asked for, under which condition, from when, and by when. */
import type { Span } from "#core/clock/clock.ts";
import type { ActionKind, RequiredAction } from "#core/rules/action.ts";
import type { Condition } from "#core/rules/condition.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";
import type { StepStart } from "#core/rules/rule-pack/rule-pack.ts";
import type { Translate } from "#messages/message.ts";
import { durationText, instantText, recurrenceText } from "#messages/render/clock.ts";
import { conditionOutcomeText, conditionText } from "#messages/render/condition.ts";
import { longListText } from "#messages/render/list.ts";

type ActionWords = Translate<"directive" | "label" | "list" | "rules" | "time">;

/** An action of a directive, or a step of a procedure as one. */
export type ActionClause = Pick<RequiredAction, "kind" | "when" | "note"> & {
  readonly clock?: ActionClock;
  readonly every?: Span;
};

type ActionClock = { readonly start: StepStart; readonly duration: Span };

/** What is asked for, under which condition, from when and within what time, and how often again. */
export function actionText({ kind, clock, when, every }: ActionClause, t: ActionWords): string {
  const action = conditionalActionText(kind, when, t);
  const within = clock === undefined ? t("directive.action.datesBelow") : clockText(clock, t);
  if (every === undefined) return t("directive.action.clocked", { action, within });
  return t("directive.action.repeated", { action, within, every: recurrenceText(every, t) });
}

/** An action under its condition: `disconnect from the network if there is no patch within 2 days`. */
export function conditionalActionText(kind: ActionKind, when: Condition | undefined, t: ActionWords): string {
  const action = t(`label.actionKind.${kind}`);
  if (when === undefined) return action;
  return t("directive.action.under", { action, condition: conditionText(when, t) });
}

function clockText({ start, duration }: ActionClock, t: ActionWords): string {
  const within = durationText(duration, t);
  if ("date" in duration || "nextUpgrade" in duration) return within;
  return t("directive.action.afterStart", { within, start: t(`label.clockStart.${start}`) });
}

/** One action with its date, what became of its condition, and the ends that follow. */
export function datedActionText(dated: DatedAction, t: ActionWords): string {
  const remark = dated.condition === undefined ? "" : conditionOutcomeText(dated.condition, t);
  const next = (dated.again?.next ?? []).map((at) => instantText(at, t));
  const action = actionByText(dated, t);
  const remarked = remark === "" ? action : t("directive.action.remark", { action, remark });
  if (next.length === 0) return remarked;
  return t("directive.action.next", { action: remarked, instants: longListText(next, t) });
}

function actionByText(
  { kind, deadline, waiting, start, duration, condition }: DatedAction,
  t: ActionWords,
): string {
  const action = conditionalActionText(kind, condition?.when, t);
  if (deadline !== null) return t("directive.action.by", { action, deadline: instantText(deadline, t) });
  const within = waiting === null ? durationText(duration, t) : clockText({ start, duration }, t);
  return t("directive.action.undated", { action, within });
}
