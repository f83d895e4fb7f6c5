/** The verdict about two reports alone, without others to compare with: by the crash states where both have one, as ClusterFuzz does, else by all signals. */
import { compareReports, type Comparison, sameThreshold } from "#core/duplicate/compare.ts";
import { stateThreshold } from "#core/duplicate/crash-state.ts";
import type { Traits } from "#core/duplicate/traits.ts";

/** Whether two reports are about one flaw; `score` is that of the crash states where both have one, and of all signals elsewhere. */
export type PairVerdict = Comparison & { readonly same: boolean };

/** Judges two reports. Two equal states of different products are the same here: what links by itself asks for more. */
export function comparePair(first: Traits, second: Traits): PairVerdict {
  const { score, signals } = compareReports(first, second);
  const state = signals.find(({ name }) => name === "state");
  if (state === undefined || state.why.code === "state-none")
    return { same: score >= sameThreshold, score, signals };
  return { same: state.score > stateThreshold, score: state.score, signals };
}
