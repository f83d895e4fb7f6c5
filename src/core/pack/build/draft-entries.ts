/**
 * From one advisory to what a pack holds of it: version keys for its intervals and versions, grouped into parts.
 * Order and bytes of the file: `build-pack.ts`.
 */
import { type Advisory, type Affected, onlyExcuses, type Undecidable } from "#core/advisory.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import { type DetailsText, detailsText, detailsPartOf } from "#core/pack/build/details-text.ts";
import type { KeyMemory, KeyText } from "#core/pack/build/key-text.ts";
import { utf8Text } from "#core/pack/byte-text.ts";
import { longestName } from "#core/pack/layout.ts";
import { schemeNamed } from "#core/version/index.ts";
import type { Interval } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

/** One interval under keys; `null` ends are open. */
export type KeyedInterval = {
  readonly from: KeyText | null;
  readonly fromIncluded: boolean;
  readonly to: KeyText | null;
  readonly toIncluded: boolean;
};

/** One way in which an advisory affects the products that point at it. */
export type DraftEntry = {
  readonly scheme: string;
  readonly intervals: readonly KeyedInterval[];
  /** Keys of listed versions that no interval holds; sorted, each once. */
  readonly versions: readonly KeyText[];
  readonly undecidable: Undecidable | null;
  readonly texts: boolean;
};

/** What a pack holds of one advisory. */
export type DraftAdvisory = {
  readonly id: string;
  readonly details: DetailsText;
  /** In the order of their content, each with the products (UTF-8 as {@link KeyText}) that point at it, sorted, each once. */
  readonly entries: readonly { readonly entry: DraftEntry; readonly products: readonly KeyText[] }[];
};

/** What a pack holds of an advisory; `null` when it is withdrawn, or names no product that a pack can hold. */
export function draftAdvisory(advisory: Advisory, keys: KeyMemory): DraftAdvisory | null {
  if (advisory.withdrawn !== null) return null;
  const ways = equalMerged(waysOf(advisory.affected, keys));
  if (ways.length === 0) return null;
  const details = detailsText(
    advisory,
    ways.map(({ part }) => part),
  );
  const entries = ways.map(({ entry, products }) => ({ entry, products: [...products].sort() }));
  return { id: advisory.id, details, entries };
}

/** The order of drafts: by their details, then by their entries; 0 exactly for equal content. */
export function compareDrafts(a: DraftAdvisory, b: DraftAdvisory): number {
  return (
    compareTexts(a.details.head, b.details.head) ||
    compareTexts(a.details.tail, b.details.tail) ||
    compareTexts(JSON.stringify(a.entries), JSON.stringify(b.entries))
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A way of affecting and the products that are affected so. */
type EntryProducts = {
  readonly entry: DraftEntry;
  readonly part: DetailsPart;
  readonly products: Set<KeyText>;
};

/** How many of the ways met last are looked at for one that says the same of another product. */
const lookedBack = 8;

function waysOf(affected: readonly Affected[], keys: KeyMemory): readonly EntryProducts[] {
  const ways: (EntryProducts & { readonly from: Affected })[] = [];
  for (const one of affected) {
    const product = one.product === null ? "" : utf8Text(one.product);
    if (product === "" || product.length > longestName) continue;
    let at = ways.length - 1;
    const last = Math.max(0, at - lookedBack + 1);
    while (at >= last && !saysTheSame((ways[at] as (typeof ways)[number]).from, one)) at--;
    const known = at >= last ? ways[at] : undefined;
    if (known) known.products.add(product);
    else {
      const [entry, part] = draftEntry(one, keys);
      ways.push({ from: one, entry, part, products: new Set([product]) });
    }
  }
  return ways;
}

function saysTheSame(a: Affected, b: Affected): boolean {
  return (
    a.scheme === b.scheme &&
    a.undecidable === b.undecidable &&
    a.channel === b.channel &&
    a.word === b.word &&
    a.noFix === b.noFix &&
    areSame(a.fixed, b.fixed) &&
    areSame(a.versions, b.versions) &&
    a.intervals.length === b.intervals.length &&
    a.intervals.every((interval, i) => isSameInterval(interval, b.intervals[i] as Interval)) &&
    (a.excused === b.excused || JSON.stringify(a.excused) === JSON.stringify(b.excused))
  );
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function isSameInterval(a: Interval, b: Interval): boolean {
  return (
    a.from === b.from && a.to === b.to && a.fromIncluded === b.fromIncluded && a.toIncluded === b.toIncluded
  );
}

/** Ways of equal content as one, in the order of their content. */
function equalMerged(ways: readonly EntryProducts[]): readonly EntryProducts[] {
  if (ways.length < 2) return ways;
  const found = new Map<string, EntryProducts>();
  for (const way of ways) {
    const content = JSON.stringify([way.entry, way.part]);
    const known = found.get(content);
    if (known) for (const product of way.products) known.products.add(product);
    else found.set(content, way);
  }
  return [...found].sort(([a], [b]) => compareTexts(a, b)).map(([, way]) => way);
}

function draftEntry(affected: Affected, keys: KeyMemory): readonly [DraftEntry, DetailsPart] {
  const scheme = schemeNamed(affected.scheme);
  if (!scheme) return undecidableEntry(affected, "unsupported-scheme");
  const intervals: KeyedInterval[] = [];
  const readable: Interval[] = [];
  let unreadable = false;
  for (const interval of affected.intervals) {
    const keyed = keyedInterval(scheme, interval, keys);
    unreadable ||= keyed === null;
    if (keyed === null || (scheme.exact === undefined && holdsNothing(keyed))) continue;
    intervals.push(keyed);
    readable.push(interval);
  }
  const silent = onlyExcuses(affected) ? "no-range" : null;
  const undecidable = affected.undecidable ?? (unreadable ? "unreadable-range" : silent);
  const { versions, texts } = listedVersions(affected.versions, { scheme, intervals, keys });
  const entry = { scheme: scheme.name, intervals, versions, undecidable, texts: texts.length > 0 };
  return [entry, detailsPartOf({ ...affected, scheme: scheme.name }, readable, texts)];
}

function undecidableEntry(affected: Affected, why: Undecidable): readonly [DraftEntry, DetailsPart] {
  const all = affected.intervals.filter(({ from, to }) => from === null && to === null);
  const intervals = all.map((interval) => ({ ...interval, from: null, to: null }));
  const texts = [...new Set(affected.versions)].sort();
  const entry = {
    scheme: affected.scheme,
    intervals,
    versions: [],
    texts: texts.length > 0,
    undecidable: why,
  };
  return [entry, detailsPartOf(affected, all, texts)];
}

function keyedInterval(scheme: Scheme, interval: Interval, keys: KeyMemory): KeyedInterval | null {
  const from = interval.from === null ? null : keys(scheme, interval.from);
  const to = interval.to === null ? null : keys(scheme, interval.to);
  if (from === undefined || to === undefined) return null;
  return { from, fromIncluded: interval.fromIncluded, to, toIncluded: interval.toIncluded };
}

/** Whether no version can lie in an interval, so that not even an unreadable one might: a key followed by a zero byte is the next key. */
function holdsNothing({ from, fromIncluded, to, toIncluded }: KeyedInterval): boolean {
  if (from === null || to === null) return false;
  const low = fromIncluded ? from : `${from}\0`;
  return toIncluded ? low > to : low >= to;
}

/** Splits listed versions into keys that no interval holds already, and texts that have no key or whose key only narrows. */
function listedVersions(
  listed: readonly string[],
  {
    scheme,
    intervals,
    keys,
  }: { readonly scheme: Scheme; readonly intervals: readonly KeyedInterval[]; readonly keys: KeyMemory },
): { readonly versions: readonly KeyText[]; readonly texts: readonly string[] } {
  const outside = new Set<KeyText>();
  const texts = new Set<string>();
  for (const version of listed) {
    const key = keys(scheme, version);
    if (key === undefined || scheme.exact) texts.add(version);
    else if (!intervals.some((interval) => holds(interval, key))) outside.add(key);
  }
  return { versions: [...outside].sort(), texts: [...texts].sort() };
}

function holds({ from, fromIncluded, to, toIncluded }: KeyedInterval, key: KeyText): boolean {
  const above = from === null || (fromIncluded ? key >= from : key > from);
  return above && (to === null || (toIncluded ? key <= to : key < to));
}
