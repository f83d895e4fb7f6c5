/** What changed between two evaluations of the same asset, in one sentence: how long now, by when, and because of which fact. */
import { type Language, dateText, instantText, type Span, amountOf } from "#core/clock/clock.ts";
import { conditionFactText } from "#core/rules/condition-text.ts";
import type { DatedAction, Evaluation } from "#core/rules/evaluate.ts";
import { factReasonText } from "#core/rules/evaluation-text.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import { actionLabels, alertLabels } from "#core/directive/labels.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import { spanText } from "#core/clock/span-text.ts";

/** The sentence; that nothing changed when tier, dates, actions and pack are the same. */
export function evaluationChangeText(before: Evaluation, after: Evaluation, language: Language): string {
  const ko = language === "ko";
  const parts = [
    timeChange(before, after, language),
    tierChange(before, after, language),
    ...actionChanges(before, after, language),
  ];
  const said = parts.filter((part) => part !== "");
  if (said.length === 0 && before.pack === after.pack)
    return ko ? "기한과 할 일은 그대로입니다." : "Dates and actions stay as they were.";
  const because = causes(before, after, language);
  const what = said.length === 0 ? (ko ? "기한은 그대로" : "The dates stay") : said.join("; ");
  const why =
    because.length === 0 ? "" : ko ? `. 까닭: ${because.join(", ")}` : `, because ${because.join(" and ")}`;
  const sentence = `${what}${why}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The time of what is due first. */
function timeOf({ actions, duration }: Evaluation): Span {
  return actions[0]?.duration ?? duration;
}

function timeChange(before: Evaluation, after: Evaluation, language: Language): string {
  const [old, now] = [timeOf(before), timeOf(after)];
  const sameTime = JSON.stringify(old) === JSON.stringify(now);
  if (sameTime && before.due === after.due) return "";
  const until = after.due === null ? "" : instantText(after.due, language);
  const was = before.due === null ? "" : instantText(before.due, language);
  if (language === "ko") {
    const length = sameTime
      ? `${spanText(now, "ko")} 그대로`
      : `${spanText(old, "ko")} 대신 ${spanText(now, "ko")}`;
    return `${length}${until === "" ? "" : ` (${until}까지${was === "" ? "" : `, 전에는 ${was}까지`})`}`;
  }
  const length = sameTime
    ? `still ${spanText(now, "en")}`
    : `${spanText(now, "en")} instead of ${shortOf(old, now)}`;
  return `${length}${until === "" ? "" : ` (by ${until}${was === "" ? "" : `, before by ${was}`})`}`;
}

/** Without its unit when the other length has the same. */
function shortOf(span: Span, beside: Span): string {
  if ("nextUpgrade" in span || "date" in span || "nextUpgrade" in beside || "date" in beside)
    return spanText(span, "en");
  const [unit, count] = amountOf(span);
  return amountOf(beside)[0] === unit ? String(count) : spanText(span, "en");
}

function tierChange(before: Evaluation, after: Evaluation, language: Language): string {
  if (before.tier === after.tier) return "";
  return language === "ko"
    ? `등급 ${before.tier}에서 ${after.tier}`
    : `tier ${after.tier} instead of ${before.tier}`;
}

function actionChanges(before: Evaluation, after: Evaluation, language: Language): readonly string[] {
  const kindsOf = ({ actions }: Evaluation) => actions.map(({ kind }) => kind);
  const added = kindsOf(after).filter((kind) => !kindsOf(before).includes(kind));
  const gone = kindsOf(before).filter((kind) => !kindsOf(after).includes(kind));
  const say = (word: string, kinds: typeof added) =>
    kinds.length === 0 ? [] : [`${word}: ${kinds.map((kind) => actionLabels[kind][language]).join(", ")}`];
  const [more, less] = language === "ko" ? ["더 할 일", "하지 않아도 되는 일"] : ["now also", "no longer"];
  return [...say(more ?? "", added), ...say(less ?? "", gone)];
}

/** The facts that differ, in the order of the pack's inputs, and a change of the pack itself. */
function causes(before: Evaluation, after: Evaluation, language: Language): readonly string[] {
  const ko = language === "ko";
  const pack =
    before.pack === after.pack
      ? []
      : [
          ko
            ? `규칙 묶음이 ${before.pack}에서 ${after.pack}(으)로 바뀜`
            : `the rule pack changed from ${before.pack} to ${after.pack}`,
        ];
  const facts = after.reasons.flatMap((now) => {
    const old = before.reasons.find(({ fact }) => fact === now.fact);
    return old === undefined || (old.value === now.value && old.since === now.since)
      ? []
      : [sayCause(old, now, language)];
  });
  const conditions = conditionCauses(before, after, language);
  return [...pack, ...facts, ...conditions, ...courseCauses(before, after, language)];
}

/** Facts by which an action is no longer asked for, or is now. */
function conditionCauses(before: Evaluation, after: Evaluation, language: Language): readonly string[] {
  const sides = [
    { gone: before.actions, come: after.notAsked, holds: false },
    { gone: before.notAsked, come: after.actions, holds: true },
  ];
  const said = sides.flatMap(({ gone, come, holds }) =>
    come.flatMap(({ kind, step, condition }) => {
      const same = gone.some((one) => one.kind === kind && one.step === step && isSame(one, condition));
      return condition === undefined || !same ? [] : [conditionFactText(condition.when, holds, language)];
    }),
  );
  return [...new Set(said)];
}

function isSame({ condition }: DatedAction, other: DatedAction["condition"]): boolean {
  return JSON.stringify(condition?.when) === JSON.stringify(other?.when);
}

/** What became of the first clock that it had not become before. */
function courseCauses(before: Evaluation, after: Evaluation, language: Language): readonly string[] {
  const ko = language === "ko";
  const [old, now] = [before.actions[0]?.course, after.actions[0]?.course];
  const level = now?.shortened ?? null;
  const raised = level !== null && level.level !== old?.shortened?.level;
  const granted = (now?.extended ?? 0) > (old?.extended ?? 0);
  const paused = now?.paused === true && old?.paused !== true;
  return [
    ...(raised ? [sayRaised(level, language)] : []),
    ...(granted ? [ko ? "연장이 허가됨" : "an extension was granted"] : []),
    ...(paused ? [ko ? "시계가 멈춤" : "the clock is paused"] : []),
  ];
}

function sayRaised(
  { level, from }: { readonly level: AlertLevel; readonly from: string },
  language: Language,
): string {
  const at = instantText(from, language);
  return language === "ko"
    ? `${at}부터 사이버위기경보 ${alertLabels[level].ko}`
    : `the crisis alert is ${alertLabels[level].en} from ${at}`;
}

function sayCause(old: FactReason, now: FactReason, language: Language): string {
  const ko = language === "ko";
  if (now.fact === "kev" && now.value === "yes" && now.since !== null && old.value === "no")
    return ko
      ? `${dateText(now.since, "ko")} 알려진 악용 목록에 오름`
      : `it entered KEV on ${dateText(now.since, "en")}`;
  if (now.fact === "kev" && now.value === "no") return ko ? "알려진 악용 목록에서 빠짐" : "it left KEV";
  const [is, was] = [factReasonText(now, language, true), factReasonText(old, language, true)];
  return ko ? `${is}(전에는 ${was})` : `${is} (before: ${was})`;
}
