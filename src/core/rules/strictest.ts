/** Which of several evaluations decides: of one advisory under several rule packs, or of a directive's advisories. */
import { compareDeadlines, type Evaluation } from "#core/rules/evaluate.ts";

/** The evaluation that is due first; at equal deadlines the more urgent tier, then the pack's reference in alphabetical order. `null` for none. */
export function strictestEvaluation(evaluations: readonly Evaluation[]): Evaluation | null {
  const ordered = evaluations.toSorted(
    (a, b) => compareDeadlines(a.due, b.due) || compareText(a.tier, b.tier) || compareText(a.pack, b.pack),
  );
  return ordered[0] ?? null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
