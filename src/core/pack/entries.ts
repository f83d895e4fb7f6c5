/**
 * From one advisory to what a pack holds of it: version keys for its intervals and versions, grouped into parts.
 * Not here: order and bytes of the file (`build.ts`).
 */
import type { Advisory, Affected, Undecidable } from "#core/advisory.ts";
import { type DetailsPart, type PackContext, detailsText, partOf } from "#core/pack/details.ts";
import { longestKey, longestName } from "#core/pack/layout.ts";
import { schemeNamed } from "#core/version/index.ts";
import type { Interval } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

/** Version keys as text of one UTF-16 unit a byte, so that they are map keys and plain string order is byte order. */
export type KeyText = string;

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

/** What a pack holds of one advisory. `order` is equal only for equal content. */
export type DraftAdvisory = {
  readonly order: string;
  readonly details: string;
  readonly entries: readonly DraftEntry[];
  /** Product id (as {@link KeyText} of its UTF-8) and the ordinal of its entry. */
  readonly products: readonly (readonly [KeyText, number])[];
};

/** What a pack holds of an advisory; `null` when it is withdrawn, or names no product that a pack can hold. */
export function draftAdvisory(advisory: Advisory, context: PackContext): DraftAdvisory | null {
  if (advisory.withdrawn !== null) return null;
  const found = new Map<string, { entry: DraftEntry; part: DetailsPart; products: Set<KeyText> }>();
  for (const affected of advisory.affected) {
    const product = affected.product === null ? "" : utf8Text(affected.product);
    if (product === "" || product.length > longestName) continue;
    const [entry, part] = draftEntry(affected);
    const content = JSON.stringify([entry, part]);
    const same = found.get(content) ?? { entry, part, products: new Set() };
    same.products.add(product);
    found.set(content, same);
  }
  if (found.size === 0) return null;
  const inOrder = [...found].sort(byFirst).map(([, one]) => one);
  const details = detailsText(
    advisory,
    inOrder.map(({ part }) => part),
    context,
  );
  const products = inOrder.flatMap(({ products: ids }, i) => [...ids].sort().map((id) => [id, i] as const));
  const entries = inOrder.map(({ entry }) => entry);
  return { order: `${details}\n${JSON.stringify([entries, products])}`, details, entries, products };
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

function draftEntry(affected: Affected): readonly [DraftEntry, DetailsPart] {
  const scheme = schemeNamed(affected.scheme);
  if (!scheme) return undecidableEntry(affected, "unsupported-scheme");
  const intervals: KeyedInterval[] = [];
  const readable: Interval[] = [];
  for (const interval of affected.intervals) {
    const keyed = keyedInterval(scheme, interval);
    if (keyed === null) continue;
    intervals.push(keyed);
    readable.push(interval);
  }
  const unreadable = readable.length < affected.intervals.length;
  const undecidable = affected.undecidable ?? (unreadable ? "unreadable-range" : null);
  const { versions, texts } = listedVersions(scheme, affected.versions, intervals);
  const entry = { scheme: scheme.name, intervals, versions, undecidable, texts: texts.length > 0 };
  return [entry, partOf({ ...affected, scheme: scheme.name }, readable, texts)];
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
  return [entry, partOf(affected, all, texts)];
}

function keyedInterval(scheme: Scheme, interval: Interval): KeyedInterval | null {
  const from = interval.from === null ? null : keyText(scheme, interval.from);
  const to = interval.to === null ? null : keyText(scheme, interval.to);
  if (from === undefined || to === undefined) return null;
  return { from, fromIncluded: interval.fromIncluded, to, toIncluded: interval.toIncluded };
}

/** Splits listed versions into keys that no interval holds already, and texts that have no key or whose key only narrows. */
function listedVersions(
  scheme: Scheme,
  listed: readonly string[],
  intervals: readonly KeyedInterval[],
): { readonly versions: readonly KeyText[]; readonly texts: readonly string[] } {
  const keys = new Set<KeyText>();
  const texts = new Set<string>();
  for (const version of listed) {
    const key = keyText(scheme, version);
    if (key === undefined || scheme.exact) texts.add(version);
    else if (!intervals.some((interval) => holds(interval, key))) keys.add(key);
  }
  return { versions: [...keys].sort(), texts: [...texts].sort() };
}

function holds({ from, fromIncluded, to, toIncluded }: KeyedInterval, key: KeyText): boolean {
  const above = from === null || (fromIncluded ? key >= from : key > from);
  return above && (to === null || (toIncluded ? key <= to : key < to));
}

function keyText(scheme: Scheme, version: string): KeyText | undefined {
  const key = scheme.key(version);
  return key === null || key.length > longestKey ? undefined : bytesText(key);
}

/** Bytes as text of one UTF-16 unit a byte; its order is `compareBytes`'. */
export function bytesText(bytes: Uint8Array): KeyText {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The bytes of a {@link KeyText}. */
export function textBytes(text: KeyText): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function utf8Text(text: string): KeyText {
  return bytesText(new TextEncoder().encode(text));
}
