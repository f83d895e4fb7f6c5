/** Stacks in groups in which every two are near: complete linkage, cut where CASR cuts it. Measures on labelled crashes use it; a queue links pairs. */
import { stackLikeness } from "#core/duplicate/stack.ts";

/** Two of a group are at most so far apart: one less their likeness. */
const diameter = 0.3;

/** The groups, as the places of their members in the list, in the order of their first. Cubic in the number of stacks: for hundreds. */
export function clusterStacks<F>(
  stacks: readonly (readonly F[])[],
  sameFrame?: (one: F, other: F) => boolean,
): readonly (readonly number[])[] {
  const apart = stacks.map((one) => stacks.map((other) => 1 - stackLikeness(one, other, sameFrame)));
  let groups: readonly (readonly number[])[] = stacks.map((_, at) => [at]);
  for (let pair = nearest(groups, apart); pair !== null; pair = nearest(groups, apart)) {
    const [one, other] = pair;
    groups = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]];
  }
  return groups.map((group) => group.toSorted((a, b) => a - b)).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

type Groups = readonly (readonly number[])[];

/** The two groups that are nearest, if they may be one. */
function nearest(
  groups: Groups,
  apart: readonly (readonly number[])[],
): readonly [Groups[0], Groups[0]] | null {
  let best: readonly [Groups[0], Groups[0]] | null = null;
  let least = diameter;
  for (const [at, one] of groups.entries())
    for (const other of groups.slice(at + 1)) {
      const far = farthest(one ?? [], other ?? [], apart, least);
      if (far < least) [best, least] = [[one, other], far];
    }
  return best;
}

/** How far apart the farthest two of both groups are; any number above `enough` once that is passed. */
function farthest(
  one: readonly number[],
  other: readonly number[],
  apart: readonly (readonly number[])[],
  enough: number,
): number {
  let far = 0;
  for (const a of one)
    for (const b of other) {
      far = Math.max(far, apart[a]?.[b] ?? 1);
      if (far > enough) return far;
    }
  return far;
}
