/**
 * The algebra of intervals of versions under one scheme: what two have in common, what one has beyond another.
 * All versions named here have been read before: an unreadable end counts as equal to everything.
 */

import type { Interval } from "#core/version/range.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";

/** The interval that two have in common, in a list that is empty when there is none. */
export function intersectIntervals(scheme: Scheme, a: Interval, b: Interval): Interval[] {
  const low = compareStarts(scheme, a, b) >= 0 ? a : b;
  const high = compareEnds(scheme, a, b) <= 0 ? a : b;
  const interval = {
    from: low.from,
    fromIncluded: low.fromIncluded,
    to: high.to,
    toIncluded: high.toIncluded,
  };
  return isEmpty(scheme, interval) ? [] : [interval];
}

/** What of the first lies outside the second, in rising order: nothing, one or two intervals. */
export function subtractInterval(scheme: Scheme, a: Interval, b: Interval): Interval[] {
  const below =
    b.from === null ? [] : intersectIntervals(scheme, a, intervalUpToVersion(b.from, !b.fromIncluded));
  const above = b.to === null ? [] : intersectIntervals(scheme, a, intervalFromVersion(b.to, !b.toIncluded));
  return [...below, ...above];
}

/** Everything from a version on, with or without it. */
export function intervalFromVersion(version: string, included: boolean): Interval {
  return { from: version, fromIncluded: included, to: null, toIncluded: true };
}

/** Everything up to a version, with or without it. */
export function intervalUpToVersion(version: string, included: boolean): Interval {
  return { from: null, fromIncluded: true, to: version, toIncluded: included };
}

/** The order of the starts of two intervals: an open one first, then by version, an included one before an excluded one. */
export function compareStarts(scheme: Scheme, a: Interval, b: Interval): number {
  if (a.from === null || b.from === null) return Number(a.from !== null) - Number(b.from !== null);
  const order = compareVersions(scheme, a.from, b.from) ?? 0;
  return order === 0 ? Number(b.fromIncluded) - Number(a.fromIncluded) : order;
}

function compareEnds(scheme: Scheme, a: Interval, b: Interval): number {
  if (a.to === null || b.to === null) return Number(a.to === null) - Number(b.to === null);
  const order = compareVersions(scheme, a.to, b.to) ?? 0;
  return order === 0 ? Number(a.toIncluded) - Number(b.toIncluded) : order;
}

function isEmpty(scheme: Scheme, interval: Interval): boolean {
  if (interval.from === null || interval.to === null) return false;
  const order = compareVersions(scheme, interval.from, interval.to) ?? 0;
  return order > 0 || (order === 0 && !(interval.fromIncluded && interval.toIncluded));
}
