/**
 * What a whole check amounts to: one word for an exit status, a colour and a count, on the terminal, on the page and in what is attested.
 * The lattice is affected > unknown > not affected, and the last is earned: by components that were compared, all of them, with knowledge that is
 * whole and fresh. Nothing that is missing makes an answer better.
 */
import type { VerdictKind } from "#core/verdict.ts";

/** What a check found, as far as it decides the whole. */
type CheckFindings = {
  /** Every conclusion about every component. */
  readonly lines: Iterable<{ readonly verdict: VerdictKind }>;
  /** How many components were looked at, in all lists. */
  readonly components: number;
  /** Everything that a list or a feed holds and that was compared with nothing. */
  readonly notCompared: { readonly length: number };
  /** Components that nothing calls affected, of ecosystems that nothing at hand covers. */
  readonly notCovered: { readonly length: number };
  /** What makes the whole answer weaker than it looks: too old, of no known age, nothing to compare with. */
  readonly cautions: { readonly length: number };
  /** Directives in force of which something is not known. */
  readonly directiveGaps?: { readonly length: number };
};

/** The worst that is known: affected, then unknown, then not affected. */
export function overallVerdict({
  lines,
  components,
  notCompared,
  notCovered,
  cautions,
  directiveGaps = [],
}: CheckFindings): VerdictKind {
  let worst: VerdictKind = "not_affected";
  for (const { verdict } of lines) {
    if (verdict === "affected") return "affected";
    if (verdict === "unknown") worst = "unknown";
  }
  const open = notCompared.length + notCovered.length + cautions.length + directiveGaps.length;
  return components === 0 || open > 0 ? "unknown" : worst;
}

/** The exit status of an overall verdict: 0 is for what is clean. */
export const exitStatuses: Readonly<Record<VerdictKind, 0 | 1 | 3>> = {
  affected: 1,
  unknown: 3,
  not_affected: 0,
};
