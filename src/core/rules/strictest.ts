/** Several rule packs over one asset: for each action the earliest end holds, and the pack that set it is named. */
import type { ActionTier } from "#core/directive/directive.ts";
import { compareDeadlines, type DatedAction, type Evaluation } from "#core/rules/evaluate.ts";

/** An action and the pack that dates it. */
export type WinningAction = DatedAction & { readonly pack: string };

/** What holds when several packs apply. */
export type Strictest = {
  /** The evaluation whose deadline comes first; at equal deadlines the more urgent tier, then the pack's reference in alphabetical order. */
  readonly winner: Evaluation;
  /** The most urgent tier of all. */
  readonly tier: ActionTier;
  /** Every kind of action that any pack asks for, each by its earliest end, earliest first; steps, and actions under a condition, stand for themselves. */
  readonly actions: readonly WinningAction[];
  /** All packs, the strictest first. */
  readonly order: readonly {
    readonly pack: string;
    readonly tier: ActionTier;
    readonly due: string | null;
  }[];
};

/** The strictest of some evaluations, in whatever order they come; `null` for none. */
export function strictestEvaluation(evaluations: readonly Evaluation[]): Strictest | null {
  const ordered = evaluations.toSorted(
    (a, b) => compareDeadlines(a.due, b.due) || compareText(a.tier, b.tier) || compareText(a.pack, b.pack),
  );
  const winner = ordered[0];
  if (winner === undefined) return null;
  const kinds = new Map<string, WinningAction>();
  for (const { pack, actions } of ordered)
    for (const action of actions) {
      const own = identityOf(action);
      const held = kinds.get(own);
      if (held === undefined || compareDeadlines(action.deadline, held.deadline) < 0)
        kinds.set(own, { ...action, pack });
    }
  return {
    winner,
    tier: ordered.map(({ tier }) => tier).toSorted(compareText)[0] ?? winner.tier,
    actions: [...kinds.values()].toSorted(
      (a, b) => compareDeadlines(a.deadline, b.deadline) || compareText(identityOf(a), identityOf(b)),
    ),
    order: ordered.map(({ pack, tier, due }) => ({ pack, tier, due })),
  };
}

/** What tells two actions apart: an action under a condition may fall away, so it never stands for one that is asked for always. */
function identityOf({ kind, step, condition }: DatedAction): string {
  return JSON.stringify([kind, step ?? "", condition?.when ?? null]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
