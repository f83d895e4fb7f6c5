/** One action in Korean and English: what is asked for, under which condition, from when, and by when. `directive-text.ts` writes lines and documents. */
import type { ActionKind, RequiredAction } from "#core/directive/directive.ts";
import { type Language, durationText, instantText, type Span } from "#core/clock/clock.ts";
import type { Condition } from "#core/rules/condition.ts";
import { conditionText, conditionOutcomeText } from "#core/rules/condition-text.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";
import { actionLabels, stepStartLabels } from "#core/directive/labels.ts";
import type { StepStart } from "#core/rules/rule-pack/rule-pack.ts";
import { recurrenceText } from "#core/clock/span-text.ts";

/** An action of a directive, or a step of a procedure as one. */
export type ActionClause = Pick<RequiredAction, "kind" | "when" | "note"> & {
  readonly clock?: Clocked;
  readonly every?: Span;
};

/** What is asked for, under which condition, from when and within what time, and how often again. */
export function actionText({ kind, clock, when, every }: ActionClause, language: Language): string {
  const ko = language === "ko";
  const by = clock === undefined ? (ko ? "아래 기한" : "by the dates below") : sayClock(clock, language);
  const again = every === undefined ? "" : `, ${ko ? "그 뒤 " : "then "}${recurrenceText(every, language)}`;
  return `${sayWhat(kind, when, language)} (${by}${again})`;
}

/** An action under its condition: `2일 안에 패치가 없으면 연동 배제(망에서 분리)`. */
function sayWhat(kind: ActionKind, when: Condition | undefined, language: Language): string {
  const label = actionLabels[kind][language];
  if (when === undefined) return label;
  const only = conditionText(when, language);
  return language === "ko" ? `${only} ${label}` : `${label} ${only}`;
}

type Clocked = { readonly start: StepStart; readonly duration: Span };

function sayClock({ start, duration }: Clocked, language: Language): string {
  const within = durationText(duration, language);
  if ("date" in duration || "nextUpgrade" in duration) return within;
  const from = stepStartLabels[start][language];
  return language === "ko" ? `${from}부터 ${within}` : `${within} after ${from}`;
}

/** One action with its date, what became of its condition, and the ends that follow. */
export function datedActionText(action: DatedAction, language: Language): string {
  const { kind, deadline, waiting, start, duration, condition, again } = action;
  const ko = language === "ko";
  const what = sayWhat(kind, condition?.when, language);
  const by = (at: string) => (ko ? `${instantText(at, "ko")}까지` : `by ${instantText(at, "en")}`);
  const undated =
    waiting === null ? durationText(duration, language) : sayClock({ start, duration }, language);
  const remark = condition === undefined ? "" : conditionOutcomeText(condition, language);
  const next = (again?.next ?? []).map((at) => instantText(at, language)).join("; ");
  const follows = next === "" ? "" : ` (${ko ? "그다음" : "then"} ${next})`;
  return `${what} ${deadline === null ? undated : by(deadline)}${remark === "" ? "" : ` (${remark})`}${follows}`;
}
