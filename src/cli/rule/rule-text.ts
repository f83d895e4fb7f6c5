/** Answers of rule packs, and packs themselves, in words for a terminal. */
import { textIn } from "#cli/language.ts";
import type { RuleEvaluation, RequiredActionDeadline, QueryTarget } from "#core/rules/evaluate-query.ts";
import {
  type PackHead,
  type Procedure,
  referenceOf,
  type RulePack,
} from "#core/rules/rule-pack/rule-pack.ts";
import type { DatedStep } from "#core/rules/schedule.ts";
import { type DecisionPoint, slug } from "#core/rules/table/table.ts";
import { pointName, pointValueName } from "#core/rules/tables/point-names.ts";
import type { Translate } from "#messages/message.ts";
import { actionText } from "#messages/render/action.ts";
import { durationText, instantText, recurrenceText } from "#messages/render/clock.ts";
import { conditionText } from "#messages/render/condition.ts";
import { tierText } from "#messages/render/directive.ts";

/** A subject's answer, line by line. */
export function ruleEvaluationText(
  answer: RuleEvaluation,
  { table, pack }: QueryTarget,
  t: Translate,
): string {
  const title =
    pack === null
      ? `${table.name} (${table.id})`
      : `${textIn(pack.name, t)} (${referenceOf(pack)}, ${table.id})`;
  const lines = [title, ...outcomeLines(answer, table.outcome, t)];
  if (answer.actions.length > 0) lines.push(...actionLines(answer.actions, t("ruleCommand.actions"), t));
  if (answer.withoutPatch !== null) {
    const { tier, actions } = answer.withoutPatch;
    lines.push(...actionLines(actions, t("ruleCommand.withoutPatch", { tier: tierText(tier, t) }), t));
  }
  const row = answer.row === null ? undefined : table.rows[answer.row];
  if (row !== undefined) {
    const facts = table.points.map((point, i) => `${slug(point.name)}=${valueName(point, row[i] ?? "")}`);
    lines.push(t("ruleCommand.row", { row: answer.row ?? "", facts: facts.join(" ") }));
  }
  return `${[...lines, ...changeLines(answer, table.outcome, t)].join("\n")}\n`;
}

function outcomeLines(answer: RuleEvaluation, outcome: DecisionPoint, t: Translate): readonly string[] {
  const { key, tier, assumed } = answer;
  if (key !== null) {
    const value = valueText(outcome, key, t);
    if (tier === null) return [t("ruleCommand.outcome", { value, key })];
    return [t("ruleCommand.outcomeTier", { value, key, tier: tierText(tier, t) })];
  }
  const reachable = answer.reachable.map((one) => `${valueText(outcome, one, t)} (${one})`);
  const lines = [
    t("ruleCommand.reachable", { values: reachable.join(", ") }),
    t("ruleCommand.decidedBy", { facts: answer.decidedBy.join(", ") }),
  ];
  if (assumed === null) return lines;
  const value = valueText(outcome, assumed.key, t);
  return [...lines, t("ruleCommand.assumed", { value, key: assumed.key, tier: tierText(assumed.tier, t) })];
}

function changeLines({ changes }: RuleEvaluation, outcome: DecisionPoint, t: Translate): readonly string[] {
  if (changes.length === 0) return [];
  const lines = changes.map(
    ({ point, value, key }) => `  ${point}=${value} → ${valueText(outcome, key, t)} (${key})`,
  );
  return [t("ruleCommand.changes"), ...lines];
}

function actionLines(
  actions: readonly RequiredActionDeadline[],
  head: string,
  t: Translate,
): readonly string[] {
  const lines = actions.map(({ kind, duration, deadline }) => {
    const until = deadline === null ? "" : ` (${untilText(deadline, t)})`;
    return `  ${t(`label.actionKind.${kind}`)}: ${durationText(duration, t)}${until}`;
  });
  return [head, ...lines];
}

function untilText(deadline: string, t: Translate): string {
  return t("ruleCommand.until", { instant: instantText(deadline, t) });
}

/** What people call a value; a point of somebody's own has its published name in every language. */
function valueText(point: DecisionPoint, key: string, t: Translate): string {
  const place = point.values.findIndex((one) => one.key === key);
  return pointValueName(point.id, place, t.language) ?? nameOf(point, key);
}

function nameOf(point: DecisionPoint, key: string): string {
  return point.values.find((value) => value.key === key)?.name ?? key;
}

/** The values as one writes them, with their names in the reader's language beside. */
function valuesText(point: DecisionPoint, t: Translate): string {
  const texts = point.values.map(({ name }, place) => {
    const own = pointValueName(point.id, place, t.language);
    return own === null ? slug(name) : `${slug(name)} ${own}`;
  });
  return texts.join(", ");
}

function valueName(point: DecisionPoint, key: string): string {
  return slug(nameOf(point, key));
}

/** A procedure's dated steps, line by line. */
export function scheduleText(procedure: Procedure, steps: readonly DatedStep[], t: Translate): string {
  const lines = steps.map((dated) => {
    const notes = stepNotes(dated, t);
    const remark = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
    return `  ${textIn(dated.step.what, t)}: ${dueText(dated, t)}${remark}`;
  });
  return `${[`${textIn(procedure.name, t)} (${referenceOf(procedure)})`, ...lines].join("\n")}\n`;
}

function dueText({ step, deadline, waiting }: DatedStep, t: Translate): string {
  if (deadline !== null) return untilText(deadline, t);
  const within = durationText(step.duration, t);
  if (waiting === null) return within;
  return t("ruleCommand.after", { within, event: t(`label.clockStart.${waiting}`) });
}

function stepNotes({ step, assumed, decidedAt }: DatedStep, t: Translate): readonly string[] {
  return [
    ...(step.when === undefined ? [] : [conditionText(step.when, t)]),
    ...(step.every === undefined
      ? []
      : [t("ruleCommand.repeated", { every: recurrenceText(step.every, t) })]),
    ...(decidedAt === null ? [] : [t("ruleCommand.decidedAt", { instant: instantText(decidedAt, t) })]),
    ...(assumed === null ? [] : [t("ruleCommand.assumedFact")]),
  ];
}

/** Everything that a pack says of itself, with its table's rows or its steps. */
export function packText(pack: RulePack | Procedure, t: Translate): string {
  const body = "table" in pack ? tableLines(pack, t) : stepLines(pack, t);
  return `${[...headLines(pack, t), ...body].join("\n")}\n`;
}

function headLines(pack: PackHead, t: Translate): readonly string[] {
  const { from, until } = pack.effective;
  return [
    `${textIn(pack.name, t)} (${referenceOf(pack)})`,
    t("ruleCommand.source", { source: pack.source }),
    t("ruleCommand.effective", { from: from ?? "-", until: until ?? "-" }),
    ...pack.supersedes.map((one) => t("ruleCommand.supersedes", { pack: one })),
    ...pack.unverified.map((one) => t("ruleCommand.unverified", { statement: textIn(one, t) })),
  ];
}

function tableLines({ table, outcomes, start }: RulePack, t: Translate): readonly string[] {
  const points = table.points.map((point) => {
    const own = pointName(point.id, t.language);
    return `  ${slug(point.name)}${own === null ? "" : ` ${own}`}: ${valuesText(point, t)} (${point.id})`;
  });
  const asks = table.outcome.values.flatMap(({ key }) => {
    const one = outcomes[key];
    if (one === undefined) return [];
    const kinds = one.also.map(({ kind }) => t(`label.actionKind.${kind}`));
    const parts = [tierText(one.tier, t), durationText(one.duration, t), ...kinds];
    return [`  ${key.padEnd(4)} ${valueText(table.outcome, key, t)}: ${parts.join(", ")}`];
  });
  const rows = table.rows.map(
    (row, number) =>
      `  ${String(number).padStart(3)} ${table.points.map((point, i) => valueName(point, row[i] ?? "")).join(" ")} → ${row.at(-1)}`,
  );
  return [
    t("ruleCommand.start", { event: t(`label.clockStart.${start}`) }),
    t("ruleCommand.points"),
    ...points,
    t("ruleCommand.outcomes"),
    ...asks,
    t("ruleCommand.table", { table: table.id }),
    ...rows,
  ];
}

function stepLines({ steps }: Procedure, t: Translate): readonly string[] {
  return steps.map(({ what, start, duration, ...step }) => {
    const action = actionText({ ...step, clock: { start, duration } }, t);
    return `  ${textIn(what, t)}: ${action}`;
  });
}
