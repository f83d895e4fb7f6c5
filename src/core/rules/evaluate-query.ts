/**
 * One question to a rule pack or table, with published names: outcome, tier, actions with dates, the deciding row, and what would change
 * it. For people and programs that ask; directives are evaluated by `evaluate.ts`, where what is not known counts as the worst.
 */
import { nameOfStep } from "#core/input/json-pointer.ts";
import type { ActionKind, ActionTier } from "#core/rules/action.ts";
import type { Finding } from "#core/problem.ts";
import { calendarRemark, dateOf, deadline, type Span } from "#core/clock/clock.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { packNamed, packs, procedures } from "#core/rules/packs/index.ts";
import {
  type PackHead,
  type PackOutcome,
  type RulePack,
  referenceOf,
} from "#core/rules/rule-pack/rule-pack.ts";
import {
  type Alternative,
  alternatives,
  decide,
  type Decision,
  type DecisionTable,
  type Inputs,
  slug,
} from "#core/rules/table/table.ts";
import { findTable, tables } from "#core/rules/tables/index.ts";

/** What is asked: a table, and the pack that gives its outcomes a meaning, if one does. */
export type QueryTarget = { readonly table: DecisionTable; readonly pack: RulePack | null };

/** One action that the outcome asks for. */
export type RequiredActionDeadline = {
  readonly kind: ActionKind;
  readonly duration: Span;
  /** RFC 3339 in UTC, when the start was given and the duration has a date. */
  readonly deadline: string | null;
};

/** The answer; everything of {@link Decision} besides. With findings nothing is decided. */
export type RuleEvaluation = Decision & {
  readonly table: string;
  readonly pack: string | null;
  readonly tier: ActionTier | null;
  readonly actions: readonly RequiredActionDeadline[];
  /** What holds while no fixed version exists. */
  readonly withoutPatch: {
    readonly tier: ActionTier;
    readonly actions: readonly RequiredActionDeadline[];
  } | null;
  /** What would change the outcome: each other value of a known point that leads elsewhere. */
  readonly changes: readonly Alternative[];
  /** The outcome that counts in a directive while the rest is not known. */
  readonly assumed: { readonly key: string; readonly tier: ActionTier } | null;
};

/** The pack or table with this name: `id@version`, a pack's id, or a table's published id, which stands for the first pack that applies it. */
export function queryTargetNamed(name: string): QueryTarget | null {
  const pack = packNamed(name);
  if (pack !== null) return "table" in pack ? { table: pack.table, pack } : null;
  const applying = packs.find(({ table }) => table.id === name) ?? null;
  const table = applying?.table ?? findTable(name);
  return table === null ? null : { table, pack: applying };
}

/** Every name that {@link queryTargetNamed} or a procedure answers to. */
export function queryTargetNames(): readonly string[] {
  const heads: readonly PackHead[] = [...packs, ...procedures];
  const ids = [...packs.map(({ table }) => table.id), ...tables.map(({ id }) => id)];
  return [...heads.flatMap((pack) => [pack.id, referenceOf(pack)]), ...new Set(ids)];
}

/** The answer for these inputs; `at` is the instant at which the pack's clock starts, `null` when no dates are wanted. */
export function evaluateQuery(
  { table, pack }: QueryTarget,
  inputs: Inputs,
  at: string | null,
): RuleEvaluation {
  const decision = decide(table, inputs);
  const about = { table: table.id, pack: pack === null ? null : referenceOf(pack) };
  if (decision.findings.length > 0) {
    const findings = decision.findings.map((one) => withNear(one, table, inputs));
    return { ...undecidedEvaluation(findings), ...about };
  }
  const asks = decision.key === null ? undefined : pack?.outcomes[decision.key];
  return {
    ...decision,
    ...about,
    tier: asks?.tier ?? null,
    actions: asks === undefined ? [] : actionsOf(asks, asks.also, at),
    withoutPatch:
      asks?.withoutPatch === undefined
        ? null
        : {
            tier: asks.withoutPatch.tier,
            actions: actionsOf(asks, [...asks.also, ...asks.withoutPatch.also], at),
          },
    changes: alternatives(table, inputs),
    assumed: pack === null || decision.key !== null ? null : assumedBy(pack, decision, inputs),
  };
}

/** The answer to a question that could not be read. */
export function undecidedEvaluation(findings: readonly Finding[]): RuleEvaluation {
  const decision = { outcome: null, key: null, reachable: [], row: null, decidedBy: [], findings };
  const nothing = { tier: null, actions: [], withoutPatch: null, changes: [], assumed: null };
  return { ...decision, ...nothing, table: "", pack: null };
}

/** Remarks on an answer that do not change it: the pack is not in force on the day, or working days were counted that nobody knows. */
export function evaluationRemarks(
  answer: RuleEvaluation,
  pack: RulePack | null,
  at: string | null,
): readonly Finding[] {
  if (at === null) return [];
  const stale = pack === null ? null : outOfForce(pack, at);
  const asked = [...answer.actions, ...(answer.withoutPatch?.actions ?? [])];
  const unknown = asked.map(({ duration, deadline: end }) => calendarRemark({ start: at, end }, duration));
  const remarks = [stale, ...unknown].filter((one) => one !== null);
  return remarks.filter(({ message }, i) => remarks.findIndex((one) => one.message === message) === i);
}

function outOfForce({ effective }: PackHead, at: string): Finding | null {
  const day = dateOf(at);
  const early = effective.from !== null && day < effective.from;
  const late = effective.until !== null && day >= effective.until;
  if (!early && !late) return null;
  const message = `In force from ${effective.from ?? "-"} until ${effective.until ?? "-"}, not on ${day}.`;
  return { at: "/at", code: "pack-not-in-force", message };
}

function actionsOf(
  asks: PackOutcome,
  also: PackOutcome["also"],
  at: string | null,
): readonly RequiredActionDeadline[] {
  const all = [{ kind: "patch", duration: asks.duration } as const, ...also];
  return all.map(({ kind, duration }) => ({
    kind,
    duration,
    deadline: at === null ? null : deadline(at, duration),
  }));
}

/** Missing points at the values that the pack counts for them. */
function assumedBy(pack: RulePack, decision: Decision, inputs: Inputs): RuleEvaluation["assumed"] {
  const missing = pack.inputs.map((input) => {
    const point = pack.table.points.find(({ id }) => id === input.point);
    const given = point === undefined ? undefined : givenFor(point, inputs);
    return [input.point, given ?? input.values[input.missing]] as const;
  });
  const { key } = decide(pack.table, Object.fromEntries(missing));
  const tier = key === null ? undefined : pack.outcomes[key]?.tier;
  return key === null || tier === undefined || decision.reachable.length < 2 ? null : { key, tier };
}

function givenFor(point: { readonly id: string; readonly name: string }, inputs: Inputs): string | undefined {
  const given = Object.entries(inputs).find(([name]) => name === point.id || slug(name) === slug(point.name));
  return given?.[1];
}

/** The finding, with the names or values that are near to what was written. */
function withNear(finding: Finding, table: DecisionTable, inputs: Inputs): Finding {
  const name = nameOfStep(finding.at.slice(1));
  if (finding.code === "point-unknown") {
    const names = table.points.map((point) => slug(point.name));
    const near = suggestNames(slug(name), names);
    const said = near.length > 0 ? `Near: ${near.join(", ")}.` : `It has ${names.join(", ")}.`;
    return { ...finding, message: `${table.id} has no decision point "${name.slice(0, 60)}". ${said}` };
  }
  const point = table.points.find((one) => one.id === name || slug(one.name) === slug(name));
  if (finding.code !== "value-unknown" || point === undefined) return finding;
  const values = point.values.map((value) => slug(value.name));
  const typed = inputs[name] ?? "";
  const near = suggestNames(slug(typed), values);
  const said = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  const message = `"${typed.slice(0, 60)}" is no value of ${slug(point.name)}: ${values.join(", ")}.${said}`;
  return { ...finding, message };
}
