/** Questions to a procedure: its keys read, its steps as JSON. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { isInstant } from "#core/input/instant.ts";
import { type ConditionFact, conditionFacts } from "#core/rules/condition.ts";
import { undecidedEvaluation } from "#core/rules/evaluate-query.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { type Procedure, type StepStart, stepStarts } from "#core/rules/rule-pack/rule-pack.ts";
import { type DatedStep, scheduleOf } from "#core/rules/schedule.ts";

function isOneOf<T extends string>(list: readonly T[], name: string): name is T {
  return (list as readonly string[]).includes(name);
}

/** The dated steps; keys are the procedure's events, with instants, and the facts of its conditions. `at` stands for publication and awareness. */
export function datedProcedure(
  procedure: Procedure,
  inputs: ReadonlyMap<string, string>,
  at: string | null,
): Parsed<readonly DatedStep[]> {
  const starts: { [K in StepStart]?: string } = at === null ? {} : { published: at, aware: at };
  const facts: { [K in ConditionFact]?: "yes" | "no" } = {};
  const findings: Finding[] = [];
  for (const [name, value] of inputs) {
    if (isOneOf(stepStarts, name) && isInstant(value)) starts[name] = value;
    else if (isOneOf(conditionFacts, name) && (value === "yes" || value === "no")) facts[name] = value;
    else findings.push(unfitKey(name, value));
  }
  return findings.length > 0 ? { ok: false, findings } : scheduleOf(procedure, { starts, facts });
}

function unfitKey(name: string, value: string): Finding {
  if (isOneOf(stepStarts, name))
    return {
      at: `/${name}`,
      code: "value-unknown",
      message: `${name} takes an RFC 3339 instant, not "${value.slice(0, 60)}".`,
    };
  if (isOneOf(conditionFacts, name))
    return {
      at: `/${name}`,
      code: "value-unknown",
      message: `${name} is yes or no, not "${value.slice(0, 60)}".`,
    };
  const near = suggestNames(name, [...stepStarts, ...conditionFacts]);
  const hint =
    near.length > 0
      ? `Near: ${near.join(", ")}.`
      : `It reads ${[...stepStarts, ...conditionFacts].join(", ")}.`;
  const at = `/${pointerStep(name.slice(0, 60))}`;
  return {
    at,
    code: "point-unknown",
    message: `The procedure reads nothing called "${name.slice(0, 60)}". ${hint}`,
  };
}

/** The dated steps as JSON, with the members of every other answer. */
export function scheduleJson(procedure: Procedure, steps: readonly DatedStep[]) {
  const { findings: _, ...blank } = undecidedEvaluation([]);
  const actions = steps.map(({ step, deadline, waiting, assumed, decidedAt }) => ({
    id: step.id,
    kind: step.kind,
    what: step.what,
    duration: step.duration,
    start: step.start,
    every: step.every ?? null,
    deadline,
    waiting,
    assumed,
    decidedAt,
  }));
  const open = steps.flatMap(({ waiting, assumed }) => [waiting, assumed]).filter((one) => one !== null);
  return {
    ...blank,
    pack: `${procedure.id}@${procedure.version}`,
    actions,
    decidedBy: [...new Set(open)],
    findings: [],
  };
}
