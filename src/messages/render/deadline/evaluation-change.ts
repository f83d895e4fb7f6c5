/** What changed between two evaluations of the same asset, in one sentence: how long now, by when, and because of which fact. */
import { amountOf, type Span } from "#core/clock/clock.ts";
import type { Shortened } from "#core/clock/running-clock.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import type { DatedAction, Evaluation } from "#core/rules/evaluate.ts";
import { dateText, instantText, spanText } from "#messages/render/clock.ts";
import { conditionFactText } from "#messages/render/condition.ts";
import { factReasonText, type RuleWords } from "#messages/render/deadline/evaluation.ts";
import { capitalized, listText, longListText } from "#messages/render/list.ts";

type EvaluationChange = { readonly before: Evaluation; readonly after: Evaluation };

/** The sentence; that nothing changed when tier, dates, actions and pack are the same. */
export function evaluationChangeText(before: Evaluation, after: Evaluation, t: RuleWords): string {
  const change = { before, after };
  const parts = [...timeChange(change, t), ...tierChange(change, t), ...actionChanges(change, t)];
  if (parts.length === 0 && before.pack === after.pack) return t("rules.change.none");
  const what = parts.length === 0 ? t("rules.change.datesStay") : longListText(parts, t);
  const causes = changeCauses(change, t);
  const sentence =
    causes.length === 0
      ? t("rules.change.sentence", { what })
      : t("rules.change.because", { what, causes: causes.join(t("rules.change.causeSeparator")) });
  return capitalized(sentence);
}

/** The time of what is due first. */
function timeOf({ actions, duration }: Evaluation): Span {
  return actions[0]?.duration ?? duration;
}

function timeChange({ before, after }: EvaluationChange, t: RuleWords): readonly string[] {
  const [old, now] = [timeOf(before), timeOf(after)];
  const sameTime = JSON.stringify(old) === JSON.stringify(now);
  if (sameTime && before.due === after.due) return [];
  const length = sameTime ? t("rules.change.still", { length: spanText(now, t) }) : insteadText(now, old, t);
  if (after.due === null) return [length];
  const due = instantText(after.due, t);
  if (before.due === null) return [t("rules.change.by", { length, due })];
  return [t("rules.change.byBefore", { length, due, before: instantText(before.due, t) })];
}

/** One length instead of another: the unit once where both have the same. */
function insteadText(now: Span, old: Span, t: RuleWords): string {
  if (!("nextUpgrade" in now || "date" in now || "nextUpgrade" in old || "date" in old)) {
    const [[unit, count], [oldUnit, oldCount]] = [amountOf(now), amountOf(old)];
    if (unit === oldUnit) return t(`rules.instead.${unit}`, { now: count, before: oldCount });
  }
  return t("rules.instead.other", { now: spanText(now, t), before: spanText(old, t) });
}

function tierChange({ before, after }: EvaluationChange, t: RuleWords): readonly string[] {
  if (before.tier === after.tier) return [];
  return [t("rules.change.tier", { now: after.tier, before: before.tier })];
}

function actionChanges({ before, after }: EvaluationChange, t: RuleWords): readonly string[] {
  const kindsOf = ({ actions }: Evaluation) => actions.map(({ kind }) => kind);
  const more = kindsOf(after).filter((kind) => !kindsOf(before).includes(kind));
  const less = kindsOf(before).filter((kind) => !kindsOf(after).includes(kind));
  const labels = (kinds: typeof more) =>
    listText(
      kinds.map((kind) => t(`label.actionKind.${kind}`)),
      t,
    );
  return [
    ...(more.length === 0 ? [] : [t("rules.change.actionsMore", { actions: labels(more) })]),
    ...(less.length === 0 ? [] : [t("rules.change.actionsLess", { actions: labels(less) })]),
  ];
}

/** The facts that differ, in the order of the pack's inputs, and a change of the pack itself. */
function changeCauses(change: EvaluationChange, t: RuleWords): readonly string[] {
  const { before, after } = change;
  const pack =
    before.pack === after.pack ? [] : [t("rules.change.pack", { before: before.pack, now: after.pack })];
  const facts = after.reasons.flatMap((now) => {
    const old = before.reasons.find(({ fact }) => fact === now.fact);
    const same = old === undefined || (old.value === now.value && old.since === now.since);
    return same ? [] : [factChange(old, now, t)];
  });
  return [...pack, ...facts, ...conditionCauses(change, t), ...courseCauses(change, t)];
}

/** Facts by which an action is no longer asked for, or is now. */
function conditionCauses({ before, after }: EvaluationChange, t: RuleWords): readonly string[] {
  const sides = [
    { gone: before.actions, come: after.notAsked, holds: false },
    { gone: before.notAsked, come: after.actions, holds: true },
  ];
  const causes = sides.flatMap(({ gone, come, holds }) =>
    come.flatMap(({ kind, step, condition }) => {
      const same = gone.some((one) => one.kind === kind && one.step === step && isSame(one, condition));
      return condition === undefined || !same ? [] : [conditionFactText(condition.when, holds, t)];
    }),
  );
  return [...new Set(causes)];
}

function isSame({ condition }: DatedAction, other: DatedAction["condition"]): boolean {
  return JSON.stringify(condition?.when) === JSON.stringify(other?.when);
}

/** What became of the first clock that it had not become before. */
function courseCauses({ before, after }: EvaluationChange, t: RuleWords): readonly string[] {
  const [old, now] = [before.actions[0]?.course, after.actions[0]?.course];
  const raised = now?.shortened ?? null;
  const granted = (now?.extended ?? 0) > (old?.extended ?? 0);
  const paused = now?.paused === true && old?.paused !== true;
  return [
    ...(raised === null || raised.level === old?.shortened?.level ? [] : [raisedText(raised, t)]),
    ...(granted ? [t("rules.change.extended")] : []),
    ...(paused ? [t("rules.change.paused")] : []),
  ];
}

function raisedText({ level, from }: Shortened, t: RuleWords): string {
  return t("rules.change.alert", { level: t(`label.alertLevel.${level}`), instant: instantText(from, t) });
}

function factChange(old: FactReason, now: FactReason, t: RuleWords): string {
  if (now.fact === "kev" && now.value === "yes" && now.since !== null && old.value === "no")
    return t("rules.change.listed", { date: dateText(now.since, t) });
  if (now.fact === "kev" && now.value === "no") return t("rules.change.unlisted");
  return t("rules.change.fact", { now: factReasonText(now, t), before: factReasonText(old, t) });
}
