/** What of its affected versions a record would no longer name: exact, by the intervals of each product under its scheme. */
import type { Affected } from "#core/advisory.ts";
import { schemeNamed } from "#core/version/index.ts";
import { subtractInterval } from "#core/version/intervals.ts";
import { everyVersion, type Interval, onlyVersion } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

/** Comparisons for one product; one that takes more counts as narrowed. */
const mostCompared = 200_000;

/** The products of which any version that was called affected, or undecidable, is not any more. One that is called the same or more is none of them. */
export function narrowedProducts(
  before: readonly Affected[],
  after: readonly Affected[],
): ReadonlySet<string> {
  const later = Map.groupBy(after, keyOf);
  const narrowed = new Set<string>();
  for (const [key, entries] of Map.groupBy(before.filter(saysAnything), keyOf)) {
    const [first] = entries;
    if (first !== undefined && isNarrowed(entries, later.get(key) ?? [], schemeNamed(first.scheme)))
      narrowed.add(first.product ?? first.label);
  }
  return narrowed;
}

/** Whether an entry calls any version affected, or says what nobody can decide. */
export function saysAnything({ intervals, versions, undecidable }: Affected): boolean {
  return intervals.length + versions.length > 0 || undecidable !== undefined;
}

function keyOf({ product, label, scheme, channel = "" }: Affected): string {
  return JSON.stringify([product ?? label, product === null, scheme, channel]);
}

function isNarrowed(
  before: readonly Affected[],
  after: readonly Affected[],
  scheme: Scheme | undefined,
): boolean {
  const now = spansOf(after);
  if (now.has(keyOfSpan(everyVersion))) return false;
  if (before.some(isUndecidable) && (!after.some(isUndecidable) || excusesMore(before, after))) return true;
  const open = [...spansOf(before)].filter(([key]) => !now.has(key)).map(([, span]) => span);
  if (open.length === 0) return false;
  if (scheme === undefined || open.length * now.size > mostCompared) return true;
  const readable = [...now.values()].filter((span) => isReadable(scheme, span));
  return open.some((span) => !isReadable(scheme, span) || !isCovered(scheme, span, readable));
}

function isUndecidable({ undecidable }: Affected): boolean {
  return undecidable !== undefined;
}

/** Of what nobody can decide, versions that are said to be free of it count as narrowed too. */
function excusesMore(before: readonly Affected[], after: readonly Affected[]): boolean {
  const known = spansOf(before.flatMap(({ excused = [] }) => excused));
  return [...spansOf(after.flatMap(({ excused = [] }) => excused)).keys()].some((key) => !known.has(key));
}

function spansOf(entries: readonly Pick<Affected, "intervals" | "versions">[]): Map<string, Interval> {
  const spans = entries.flatMap(({ intervals, versions }) => [...intervals, ...versions.map(onlyVersion)]);
  return new Map(spans.map((span) => [keyOfSpan(span), span]));
}

function keyOfSpan({ from, fromIncluded, to, toIncluded }: Interval): string {
  return JSON.stringify([from, from === null || fromIncluded, to, to === null || toIncluded]);
}

/** An end that cannot be read compares as equal to everything: such a span is the same or none. */
function isReadable(scheme: Scheme, { from, to }: Interval): boolean {
  return (from === null || scheme.key(from) !== null) && (to === null || scheme.key(to) !== null);
}

function isCovered(scheme: Scheme, span: Interval, by: readonly Interval[]): boolean {
  let rest: readonly Interval[] = [span];
  for (const one of by) {
    rest = rest.flatMap((part) => subtractInterval(scheme, part, one));
    if (rest.length === 0) return true;
  }
  return false;
}
