/** Which of a directive's advisories decides: the one whose evaluation is due first. */
import type { DirectiveContent } from "#core/directive/directive.ts";
import { type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import { strictestEvaluation } from "#core/rules/strictest.ts";

/**
 * The evaluation with the earliest deadline over a directive's advisories; `null` when none can be evaluated. With `at`, the instant of asking,
 * conditions that were looked at by then are decided.
 */
export function strictestOf(
  document: Pick<DirectiveContent, "issuedAt" | "draft" | "advisories">,
  facts: AssetFacts,
  at?: string,
): Evaluation | null {
  const all = document.advisories.flatMap((advisory) => {
    const evaluation = evaluate(document, advisory, { facts, ...(at === undefined ? {} : { at }) });
    return evaluation.ok ? [evaluation.value] : [];
  });
  return strictestEvaluation(all);
}

/** The strictest evaluation of a system whose exposure is known or not, and nothing else of it. */
export type ExampleDeadline = Evaluation & { readonly exposed: "yes" | "no" | "unknown" };

/** What a directive would ask of each class of system. */
export function exampleDeadlines(
  document: Pick<DirectiveContent, "issuedAt" | "draft" | "advisories">,
): readonly ExampleDeadline[] {
  return (["yes", "no", "unknown"] as const).flatMap((exposed) => {
    const evaluation = strictestOf(document, exposed === "unknown" ? {} : { exposed });
    return evaluation === null ? [] : [{ ...evaluation, exposed }];
  });
}
