/** Answers of rule packs, and packs themselves, in words for a terminal. */
import type { Language } from "#core/matching/verdict-text.ts";
import { actionText } from "#core/directive/action-text.ts";
import { durationText, instantText } from "#core/clock/clock.ts";
import { conditionText } from "#core/rules/condition-text.ts";
import type { RuleEvaluation, RequiredActionDeadline, QueryTarget } from "#core/rules/evaluate-query.ts";
import { actionLabels, stepStartLabels } from "#core/directive/labels.ts";
import {
  type PackHead,
  type Procedure,
  referenceOf,
  type RulePack,
} from "#core/rules/rule-pack/rule-pack.ts";
import type { DatedStep } from "#core/rules/schedule.ts";
import { recurrenceText } from "#core/clock/span-text.ts";
import { type DecisionPoint, slug } from "#core/rules/table/table.ts";
import { koreanPoint, koreanValue } from "#core/rules/tables/korean.ts";
import { tierMeanings } from "#core/rules/action-tiers.ts";

/** A subject's answer, line by line. */
export function ruleEvaluationText(
  answer: RuleEvaluation,
  { table, pack }: QueryTarget,
  language: Language,
): string {
  const ko = language === "ko";
  const title =
    pack === null
      ? `${table.name} (${table.id})`
      : `${pack.name[language]} (${referenceOf(pack)}, ${table.id})`;
  const lines = [title, ...outcomeLines(answer, table.outcome, language)];
  if (answer.actions.length > 0)
    lines.push(...actionLines(answer.actions, ko ? "할 일" : "Actions", language));
  if (answer.withoutPatch !== null) {
    const { tier, actions } = answer.withoutPatch;
    const head = ko
      ? `고친 판이 없는 동안(${sayTier(tier, "ko")})`
      : `While no fix exists (${sayTier(tier, "en")})`;
    lines.push(...actionLines(actions, head, language));
  }
  const row = answer.row === null ? undefined : table.rows[answer.row];
  if (row !== undefined) {
    const facts = table.points.map((point, i) => `${slug(point.name)}=${valueName(point, row[i] ?? "")}`);
    const head = ko ? `결정한 행 ${answer.row}` : `Deciding row ${answer.row}`;
    lines.push(`${head}: ${facts.join(" ")}`);
  }
  return `${[...lines, ...changeLines(answer, table.outcome, language)].join("\n")}\n`;
}

function outcomeLines(answer: RuleEvaluation, outcome: DecisionPoint, language: Language): readonly string[] {
  const ko = language === "ko";
  if (answer.key !== null) {
    const tier = answer.tier === null ? "" : `, ${sayTier(answer.tier, language)}`;
    return [`${ko ? "결과" : "Outcome"}: ${sayValue(outcome, answer.key, language)} (${answer.key})${tier}`];
  }
  const reachable = answer.reachable.map((key) => `${sayValue(outcome, key, language)} (${key})`).join(", ");
  const assumed = answer.assumed;
  return [
    `${ko ? "아직 가능한 결과" : "Still possible"}: ${reachable}`,
    `${ko ? "정해 줄 사실" : "Would decide"}: ${answer.decidedBy.join(", ")}`,
    ...(assumed === null
      ? []
      : [
          ko
            ? `지시에서는 모르는 사실을 가장 나쁘게 보아 ${sayValue(outcome, assumed.key, "ko")} (${assumed.key}, ${sayTier(assumed.tier, "ko")})`
            : `In a directive what is not known counts as the worst: ${sayValue(outcome, assumed.key, "en")} (${assumed.key}, ${sayTier(assumed.tier, "en")})`,
        ]),
  ];
}

function changeLines(
  { changes }: RuleEvaluation,
  outcome: DecisionPoint,
  language: Language,
): readonly string[] {
  if (changes.length === 0) return [];
  return [
    language === "ko" ? "결과를 바꿀 사실" : "What would change it",
    ...changes.map(
      ({ point, value, key }) => `  ${point}=${value} → ${sayValue(outcome, key, language)} (${key})`,
    ),
  ];
}

function actionLines(
  actions: readonly RequiredActionDeadline[],
  head: string,
  language: Language,
): readonly string[] {
  return [
    head,
    ...actions.map(({ kind, duration, deadline }) => {
      const until = deadline === null ? "" : ` (${sayUntil(deadline, language)})`;
      return `  ${actionLabels[kind][language]}: ${durationText(duration, language)}${until}`;
    }),
  ];
}

function sayUntil(deadline: string, language: Language): string {
  return language === "ko" ? `${instantText(deadline, "ko")}까지` : `by ${instantText(deadline, "en")}`;
}

function sayTier(tier: keyof typeof tierMeanings, language: Language): string {
  return `${tier} ${tierMeanings[tier][language]}`;
}

/** What people call a value; a point of somebody's own has its published name in both languages. */
function sayValue(point: DecisionPoint, key: string, language: Language): string {
  const korean =
    language === "ko"
      ? koreanValue(
          point.id,
          point.values.findIndex((one) => one.key === key),
        )
      : null;
  return korean ?? nameOf(point, key);
}

function nameOf(point: DecisionPoint, key: string): string {
  return point.values.find((value) => value.key === key)?.name ?? key;
}

/** The values as one writes them, in Korean with their names beside. */
function sayValues(point: DecisionPoint, language: Language): string {
  const said = point.values.map(({ key, name }) =>
    language === "ko" ? `${slug(name)} ${sayValue(point, key, "ko")}` : slug(name),
  );
  return said.join(", ");
}

function valueName(point: DecisionPoint, key: string): string {
  return slug(nameOf(point, key));
}

/** A procedure's dated steps, line by line. */
export function scheduleText(procedure: Procedure, steps: readonly DatedStep[], language: Language): string {
  const ko = language === "ko";
  const lines = steps.map(({ step, deadline, waiting, assumed, decidedAt }) => {
    const due =
      deadline !== null
        ? sayUntil(deadline, language)
        : waiting === null
          ? durationText(step.duration, language)
          : ko
            ? `${stepStartLabels[waiting].ko}부터 ${durationText(step.duration, "ko")}`
            : `${durationText(step.duration, "en")} after ${stepStartLabels[waiting].en}`;
    const notes = [
      ...(step.when === undefined ? [] : [conditionText(step.when, language)]),
      ...(step.every === undefined
        ? []
        : [`${ko ? "그 뒤" : "then"} ${recurrenceText(step.every, language)}`]),
      ...(decidedAt === null
        ? []
        : [ko ? `${instantText(decidedAt, "ko")}에 판단` : `decided ${instantText(decidedAt, "en")}`]),
      ...(assumed === null ? [] : [ko ? "확인되지 않아 해당한다고 봄" : "not known, so it counts"]),
    ];
    return `  ${step.what[language]}: ${due}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
  });
  return `${[`${procedure.name[language]} (${referenceOf(procedure)})`, ...lines].join("\n")}\n`;
}

/** Everything that a pack says of itself, with its table's rows or its steps. */
export function packText(pack: RulePack | Procedure, language: Language): string {
  const body = "table" in pack ? tableLines(pack, language) : stepLines(pack, language);
  return `${[...headLines(pack, language), ...body].join("\n")}\n`;
}

function headLines(pack: PackHead, language: Language): readonly string[] {
  const ko = language === "ko";
  const { from, until } = pack.effective;
  return [
    `${pack.name[language]} (${referenceOf(pack)})`,
    `${ko ? "출처" : "Source"}: ${pack.source}`,
    `${ko ? "시행" : "In force"}: ${from ?? "-"} … ${until ?? "-"}`,
    ...pack.supersedes.map((one) => `${ko ? "대체한 규칙" : "Replaces"}: ${one}`),
    ...pack.unverified.map((one) => `${ko ? "확인되지 않음" : "Unverified"}: ${one[language]}`),
  ];
}

function tableLines({ table, outcomes, start }: RulePack, language: Language): readonly string[] {
  const ko = language === "ko";
  const points = table.points.map(
    (point) =>
      `  ${slug(point.name)}${ko ? ` ${koreanPoint(point.id) ?? ""}` : ""}: ${sayValues(point, language)} (${point.id})`,
  );
  const asks = table.outcome.values.flatMap(({ key }) => {
    const one = outcomes[key];
    if (one === undefined) return [];
    const also = one.also.map(({ kind }) => actionLabels[kind][language]);
    const more = also.length === 0 ? "" : `, ${also.join(", ")}`;
    return [
      `  ${key.padEnd(4)} ${sayValue(table.outcome, key, language)}: ${sayTier(one.tier, language)}, ${durationText(one.duration, language)}${more}`,
    ];
  });
  const rows = table.rows.map(
    (row, number) =>
      `  ${String(number).padStart(3)} ${table.points.map((point, i) => valueName(point, row[i] ?? "")).join(" ")} → ${row.at(-1)}`,
  );
  return [
    `${ko ? "시계의 시작" : "Clock starts"}: ${stepStartLabels[start][language]}`,
    ko ? "판단 항목" : "Decision points",
    ...points,
    ko ? "결과" : "Outcomes",
    ...asks,
    `${ko ? "판단표" : "Table"} ${table.id}`,
    ...rows,
  ];
}

function stepLines({ steps }: Procedure, language: Language): readonly string[] {
  return steps.map(({ what, start, duration, ...step }) => {
    const said = actionText({ ...step, clock: { start, duration } }, language);
    return `  ${what[language]}: ${said}`;
  });
}
