/** Duplicates: what each signal and all together are worth on data whose truth is known, what links by itself, the ten-reporters test, and the time of a look-up among many. */
import { aliasEvidence } from "../duplicates/measure-aliases.ts";
import { curveEvidence, tenReportersEvidence, wrongLinkEvidence } from "../duplicates/measure-corpus.ts";
import { casrEvidence, comparerEvidence, linkEvidence } from "../duplicates/measure-crashes.ts";
import { nearestEvidence } from "../duplicates/measure-nearest.ts";

/** Everything in one text; what needs shared data that is not there says so. `pairs` are those that must not link; `reports` those that one is ranked against. */
export function duplicateEvidence({
  pairs,
  seed,
  reports,
}: {
  readonly pairs: number;
  readonly seed: number;
  readonly reports: number;
}): string {
  const parts: readonly (readonly [string, () => string])[] = [
    ["crash states", comparerEvidence],
    ["CASR's crashes, every pair of a set; the same is what has the same crash line", casrEvidence],
    ["links without a person", () => `${linkEvidence(pairs, seed)}\n\n${wrongLinkEvidence(pairs, seed)}`],
    ["alias groups", aliasEvidence],
    ["ten reporters", () => tenReportersEvidence(seed)],
    ["by signal and together", () => curveEvidence(seed)],
    ["nearest of many", () => nearestEvidence(reports, seed)],
  ];
  return parts.map(([head, print]) => `### ${head}\n\n${print()}`).join("\n\n");
}
