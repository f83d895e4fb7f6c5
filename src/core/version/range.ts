/**
 * Ranges of versions, owned by the platform: every source's own way of saying a range becomes intervals of version strings,
 * and an interval of strings becomes an interval of keys. Here also OSV's events, which are the platform's own form.
 * The scheme gives the order; other forms of ranges: `core/pack` (packed), `vers.ts`, `native-range.ts`, `cve.ts`.
 */

import { type Finding, type Parsed, failed, parsed } from "#core/problem.ts";
import { type Scheme, compareBytes, compareVersions } from "#core/version/scheme.ts";

/** An interval of versions under one scheme. A `null` end is open: everything below or above. */
export type Interval = {
  readonly from: string | null;
  readonly fromIncluded: boolean;
  readonly to: string | null;
  readonly toIncluded: boolean;
};

/** An interval of keys: the form that packs store and databases search. A `null` end is open. */
type KeyInterval = {
  readonly low: Uint8Array | null;
  readonly lowIncluded: boolean;
  readonly high: Uint8Array | null;
  readonly highIncluded: boolean;
};

/** One event of an OSV range (OSV schema, `affected[].ranges[].events[]`); exactly one field is expected, more are read one by one. */
export type RangeEvent = {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
  readonly limit?: string;
};

/** Every version. */
export const everyVersion: Interval = { from: null, fromIncluded: true, to: null, toIncluded: true };

/** The interval of one version and those equal to it. */
export function onlyVersion(version: string): Interval {
  return { from: version, fromIncluded: true, to: version, toIncluded: true };
}

/** The keys of an interval's ends. A finding (`/from` or `/to`) when the scheme cannot read an end. */
export function keyInterval(scheme: Scheme, interval: Interval): Parsed<KeyInterval> {
  const low = interval.from === null ? null : scheme.key(interval.from);
  if (low === null && interval.from !== null) return unreadable("/from", scheme, interval.from);
  const high = interval.to === null ? null : scheme.key(interval.to);
  if (high === null && interval.to !== null) return unreadable("/to", scheme, interval.to);
  return parsed({ low, lowIncluded: interval.fromIncluded, high, highIncluded: interval.toIncluded });
}

/** Whether a key lies in an interval of keys: at most two comparisons. For a scheme with `exact` it only narrows; {@link contains} decides. */
export function keyContains(interval: KeyInterval, key: Uint8Array): boolean {
  if (interval.low !== null) {
    const order = compareBytes(interval.low, key);
    if (order > 0 || (order === 0 && !interval.lowIncluded)) return false;
  }
  if (interval.high === null) return true;
  const order = compareBytes(key, interval.high);
  return order < 0 || (order === 0 && interval.highIncluded);
}

/** Whether a version lies in an interval by the scheme's own comparison; `null` when the version or an end that matters is unreadable. */
export function contains(scheme: Scheme, interval: Interval, version: string): boolean | null {
  if (scheme.key(version) === null) return null;
  if (interval.from !== null) {
    const order = compareVersions(scheme, interval.from, version);
    if (order === null) return null;
    if (order > 0 || (order === 0 && !interval.fromIncluded)) return false;
  }
  if (interval.to === null) return true;
  const order = compareVersions(scheme, version, interval.to);
  return order === null ? null : order < 0 || (order === 0 && interval.toIncluded);
}

/** Whether a version lies in any of the intervals; `null` when none is known to hold it and one cannot be decided. */
export function containsAny(scheme: Scheme, intervals: readonly Interval[], version: string): boolean | null {
  let answer: boolean | null = scheme.key(version) === null ? null : false;
  for (const interval of intervals) {
    const held = contains(scheme, interval, version);
    if (held === true) return true;
    if (held === null) answer = null;
  }
  return answer;
}

type RangeEventKind = "introduced" | "fixed" | "last_affected" | "limit";
/** One event; `key` is `null` for a version that the scheme cannot read, and for OSV's two marks that are not versions: the beginning and "no limit". */
type Point = {
  readonly kind: RangeEventKind;
  readonly version: string;
  readonly index: number;
  readonly isBound: boolean;
  readonly key: Uint8Array | null;
};

const kinds: readonly RangeEventKind[] = ["introduced", "fixed", "last_affected", "limit"];

/**
 * The intervals that OSV events mean (OSV schema, "Evaluation"): events are sorted by the scheme, `introduced: "0"` is the
 * beginning, a limit cuts everything from it on. Intervals come in rising order. Findings point into the list of events.
 */
export function intervalsOfEvents(scheme: Scheme, events: readonly RangeEvent[]): Parsed<Interval[]> {
  const points = pointsOf(scheme, events);
  const bad = points.find((point) => !point.isBound && point.key === null);
  if (bad !== undefined) return unreadable(`/${bad.index}/${bad.kind}`, scheme, bad.version);
  if (!points.some((point) => point.kind === "introduced")) {
    return failed("", "range-without-start", "The events of a range name no introduced version.");
  }
  const [first, second] = points;
  if (points.length === 2 && first?.kind === "introduced" && first.isBound && isEnd(second))
    return parsed(between(first, second));
  const limit = highestLimit(scheme, points);
  const intervals = sweep(scheme, points);
  return parsed(
    limit === null ? intervals : intervals.flatMap((interval) => cutBefore(scheme, interval, limit)),
  );
}

function isEnd(point: Point | undefined): point is Point {
  return point?.kind === "fixed" || point?.kind === "last_affected";
}

function pointsOf(scheme: Scheme, events: readonly RangeEvent[]): readonly Point[] {
  const points: Point[] = [];
  for (const [index, event] of events.entries())
    for (const kind of kinds) {
      const version = event[kind];
      if (version === undefined) continue;
      const isBound = (kind === "introduced" && version === "0") || (kind === "limit" && version === "*");
      points.push({ kind, version, index, isBound, key: isBound ? null : scheme.key(version) });
    }
  return points;
}

function comparePoints(scheme: Scheme, a: Point, b: Point): number {
  if (a.isBound || b.isBound) return Number(b.isBound) - Number(a.isBound);
  if (a.key === null || b.key === null) return 0;
  return scheme.exact === undefined ? compareBytes(a.key, b.key) : scheme.exact(a.version, b.version);
}

function highestLimit(scheme: Scheme, points: readonly Point[]): string | null {
  const limits = points.filter((point) => point.kind === "limit");
  if (limits.length === 0 || limits.some((point) => point.isBound)) return null;
  return limits.reduce((high, point) => (comparePoints(scheme, high, point) < 0 ? point : high)).version;
}

/**
 * Walks the sorted points. Among points of one version an end closes what is open before a start opens again, and a start
 * opens before an end closes: so neither `[0, 1) [1, 2)` loses its second part nor `introduced 1, fixed 1` becomes endless.
 */
function sweep(scheme: Scheme, points: readonly Point[]): Interval[] {
  const sorted = points.filter((point) => point.kind !== "limit").sort((a, b) => comparePoints(scheme, a, b));
  const intervals: Interval[] = [];
  let open: Point | null = null;
  for (let at = 0; at < sorted.length;) {
    const { next, start, stop } = samePlace(scheme, sorted, at);
    if (open === null) {
      open = start ?? null;
      if (open !== null && stop !== undefined) {
        intervals.push(...between(open, stop));
        open = null;
      }
    } else if (stop !== undefined) {
      intervals.push(...between(open, stop));
      open = start ?? null;
    }
    at = next;
  }
  if (open !== null) intervals.push({ from: startOf(open), fromIncluded: true, to: null, toIncluded: true });
  return intervals;
}

/** The points of one version from a place on: where the next version begins, what starts here, and what stops; a fix before a last affected. */
function samePlace(
  scheme: Scheme,
  sorted: readonly Point[],
  at: number,
): { readonly next: number; readonly start: Point | undefined; readonly stop: Point | undefined } {
  const first = sorted[at] as Point;
  let next = at;
  let start: Point | undefined;
  let fixed: Point | undefined;
  let last: Point | undefined;
  for (; next < sorted.length; next++) {
    const point = sorted[next] as Point;
    if (next > at && comparePoints(scheme, first, point) !== 0) break;
    if (point.kind === "introduced") start ??= point;
    else if (point.kind === "fixed") fixed ??= point;
    else last ??= point;
  }
  return { next, start, stop: fixed ?? last };
}

function startOf(point: Point): string | null {
  return point.isBound ? null : point.version;
}

/** The interval from a start to an end; nothing when a fix stands at the very start. */
function between(start: Point, stop: Point): Interval[] {
  const toIncluded = stop.kind === "last_affected";
  if (!toIncluded && start.version === stop.version) return [];
  return [{ from: startOf(start), fromIncluded: true, to: stop.version, toIncluded }];
}

function cutBefore(scheme: Scheme, interval: Interval, limit: string): Interval[] {
  if (interval.from !== null && (compareVersions(scheme, interval.from, limit) ?? 0) >= 0) return [];
  const below = interval.to !== null && (compareVersions(scheme, interval.to, limit) ?? 0) < 0;
  return [below ? interval : { ...interval, to: limit, toIncluded: false }];
}

/** The finding for text that a scheme cannot read. */
export function unreadableVersion(scheme: Scheme, version: string, at: string): Finding {
  const shown = JSON.stringify(version.slice(0, 80));
  return {
    at,
    code: "version-unreadable",
    message: `${shown} is not a version of the scheme ${scheme.name}.`,
  };
}

function unreadable(at: string, scheme: Scheme, version: string): Parsed<never> {
  return { ok: false, findings: [unreadableVersion(scheme, version, at)] };
}
