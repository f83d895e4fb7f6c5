/** Which facts of an asset nobody has said, and what knowing them would make of its deadline. What is not known counts as the worst meanwhile. */
import { type AssetFactName, assetFactNames, assetFactValues } from "#core/asset/asset-facts-file.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { Span } from "#core/clock/clock.ts";
import { compareDeadlines, type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Evaluable, type Situation } from "#core/rules/situation.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { findPack, findProcedure } from "#core/rules/packs/index.ts";

/** A fact that would change the deadline: the value with which it would be latest, and the times before and after. */
export type OpenFact = {
  readonly fact: AssetFactName;
  readonly value: string;
  readonly from: Span;
  readonly to: Span;
  readonly due: string | null;
};

/** What is evaluated. */
type EvaluationInput = {
  readonly document: Evaluable;
  readonly vulnerability: VulnerabilityFacts;
  readonly situation: Situation;
};

/** For each fact that the rule pack reads and nobody has said: the value that moves the deadline furthest, if one does. */
export function openFacts(
  { document, vulnerability, situation }: EvaluationInput,
  now: Evaluation,
): readonly OpenFact[] {
  const read = factsRead(document);
  return read.flatMap((fact) => {
    if (situation.facts[fact] !== undefined) return [];
    const others = assetFactValues[fact].flatMap((value) => {
      const facts = { ...situation.facts, [fact]: value };
      const other = evaluate(document, vulnerability, { ...situation, facts });
      return other.ok
        ? [{ fact, value, from: timeOf(now), to: timeOf(other.value), due: other.value.due }]
        : [];
    });
    const moving = others.filter(({ due }) => compareDeadlines(due, now.due) > 0);
    return moving.toSorted((a, b) => compareDeadlines(b.due, a.due)).slice(0, 1);
  });
}

/** The facts of assets on which the rule packs and conditions of these directives decide, in the order in which they are asked for. */
export function requiredAssetFacts(directives: readonly DirectiveDocument[]): readonly AssetFactName[] {
  const all = new Set(directives.flatMap((directive) => factsRead(directive)));
  return assetFactNames.filter((fact) => all.has(fact));
}

function factsRead({ draft }: Evaluable): readonly AssetFactName[] {
  const procedure = draft.procedure === undefined ? null : findProcedure(draft.procedure);
  const conditions = [...draft.actions, ...(procedure?.steps ?? [])].flatMap(({ when }) => when?.fact ?? []);
  const inputs = (findPack(draft.rulePack)?.inputs ?? []).map(({ fact }) => fact);
  const read = new Set<string>([...inputs, ...conditions]);
  return assetFactNames.filter((fact) => read.has(fact));
}

function timeOf({ actions, duration }: Evaluation): Span {
  return actions[0]?.duration ?? duration;
}
