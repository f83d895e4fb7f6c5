/**
 * What advisories say and what organisations hold, as rows that meet by comparing bytes: the form in which a database and arrays in
 * memory find who is exposed. The answers are those of `match.ts`, which works on packs; reasons, details and what a source excuses stay there.
 */
import { type Advisory, type Affected, onlyExcuses } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import { releaseMissing, schemeNameOfProduct } from "#core/product/product.ts";
import { schemeNamed } from "#core/version/index.ts";
import { contains, everyVersion, type Interval, onlyVersion } from "#core/version/range.ts";
import { compareBytes, type Scheme } from "#core/version/scheme.ts";
import { isVersionText } from "#core/version/version-text.ts";

/** What an exposure can say; who is not affected has none. */
export type ExposureVerdict = "affected" | "unknown";

/**
 * One range of versions of one product. All intervals are half-open, `[low, high)` by plain byte order, since a key followed by a zero byte
 * is the next one: so an included end needs no flag, a listed version is an interval too, and `low = high` holds no version.
 */
export type VersionRange = {
  readonly product: string;
  /** The product without its distribution's release; equal to `product` where it has none. */
  readonly base: string;
  /** The source's own name for the product. */
  readonly name: string;
  readonly scheme: string;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  /** For a version inside. */
  readonly verdict: ExposureVerdict;
  /** Present where the scheme's own comparison is not an order: then it alone decides, and low and high are those of {@link allKeys}. */
  readonly exact: Interval | null;
  /** A listed version that has no key: compared as text; low and high hold nothing. */
  readonly text: string | null;
};

/**
 * How a holding is found: by its `own` product; for a distribution's package also by the product without release (`any`, which can only
 * give unknown); and `none` for one whose release is missing: every release's advisories then give unknown.
 */
export type HeldAs = "own" | "any" | "none";

/** One version of one product that an organisation holds, under the product by which advisories find it. */
export type Holding = {
  readonly product: string;
  /** The product as the list named it. */
  readonly held: string;
  readonly way: HeldAs;
  readonly scheme: string;
  /** `""` when the list gives none. */
  readonly version: string;
  /** `null` when there is no version or the scheme cannot read it. */
  readonly key: Uint8Array | null;
};

/** The longest key, product id and version text that rows hold, so that an index takes any of them. A longer key counts as unreadable. */
export const lengthLimits = { key: 1024, product: 1024, version: 256 } as const;

/** Comes after the key of every version of every scheme. */
export const endOfKeys: Uint8Array = new Uint8Array(8).fill(0xff);
const startOfKeys = new Uint8Array();
/** The interval of every key. */
const allKeys = { low: startOfKeys, high: endOfKeys } as const;
const noKeys = { low: startOfKeys, high: startOfKeys } as const;

/** The next key after `key`: nothing stands between. */
export function keyAfter(key: Uint8Array): Uint8Array {
  const next = new Uint8Array(key.length + 1);
  next.set(key);
  return next;
}

/**
 * The ranges of an advisory, at least one for each product that it names; none when it is withdrawn. A part that cannot be decided
 * (see `Undecidable`) adds a range of everything with the verdict unknown.
 */
export function versionRangesOf(advisory: Advisory): readonly VersionRange[] {
  if (advisory.withdrawn !== null) return [];
  const ranges = new Map<string, VersionRange>();
  for (const affected of advisory.affected)
    for (const range of rangesOfPart(affected)) ranges.set(identity(range), range);
  return [...ranges.values()];
}

function identity({ low, high, ...rest }: VersionRange): string {
  return JSON.stringify([
    rest.product,
    rest.name,
    low.toHex(),
    high.toHex(),
    rest.verdict,
    rest.exact,
    rest.text,
  ]);
}

function rangesOfPart(affected: Affected): readonly VersionRange[] {
  const product = affected.product === null ? "" : plainText(affected.product);
  if (product === "" || product.length > lengthLimits.product || onlyExcuses(affected)) return [];
  const { name: scheme } = schemeNamed(schemeNameOfProduct(product)) ?? { name: "" };
  const base = product.split("?distro=", 1)[0] ?? product;
  const start = { product, base, name: plainText(affected.label).slice(0, 1000), scheme };
  const plain = { ...start, verdict: "affected", exact: null, text: null } as const;
  const said = saidOf(affected, scheme);
  const ranges: VersionRange[] = said.spans.map((span) => ({ ...plain, ...span }));
  for (const exact of said.exact) ranges.push({ ...plain, ...allKeys, exact });
  for (const text of said.texts) ranges.push({ ...plain, ...noKeys, text });
  if (said.doubtful) ranges.push({ ...plain, ...allKeys, verdict: "unknown" });
  return ranges.length > 0 ? ranges : [{ ...plain, ...noKeys }];
}

type KeySpan = { readonly low: Uint8Array; readonly high: Uint8Array };
type StatedVersions = {
  readonly spans: readonly KeySpan[];
  readonly exact: readonly Interval[];
  readonly texts: readonly string[];
  readonly doubtful: boolean;
};

function saidOf(affected: Affected, schemeName: string): StatedVersions {
  const scheme = schemeNamed(affected.scheme);
  const known = scheme !== undefined && scheme.name === schemeName ? scheme : undefined;
  const spans: KeySpan[] = [];
  const exact: Interval[] = [];
  let doubtful = affected.undecidable !== undefined || known === undefined;
  for (const interval of affected.intervals) {
    const span = interval.from === null && interval.to === null ? allKeys : spanOf(known, interval);
    if (span === null) doubtful = true;
    else if (known?.exact !== undefined && span !== allKeys) exact.push(interval);
    else if (compareBytes(span.low, span.high) < 0) spans.push(span);
  }
  return { ...withListed(affected, known, { spans, exact }), doubtful };
}

function withListed(
  affected: Affected,
  scheme: Scheme | undefined,
  so: Pick<StatedVersions, "spans" | "exact">,
): Omit<StatedVersions, "doubtful"> {
  const spans = [...so.spans];
  const exact = [...so.exact];
  const texts: string[] = [];
  for (const version of affected.versions) {
    const span = isVersionText(version) ? spanOf(scheme, onlyVersion(version)) : null;
    if (span === null) texts.push(plainText(version).slice(0, lengthLimits.version));
    else if (scheme?.exact !== undefined) exact.push(onlyVersion(version));
    else if (!so.spans.some(({ low, high }) => holds(low, high, span.low))) spans.push(span);
  }
  return { spans, exact, texts };
}

function holds(low: Uint8Array, high: Uint8Array, key: Uint8Array): boolean {
  return compareBytes(low, key) <= 0 && compareBytes(key, high) < 0;
}

function spanOf(scheme: Scheme | undefined, interval: Interval): KeySpan | null {
  const from = interval.from === null ? startOfKeys : shortKey(scheme, interval.from);
  const to = interval.to === null ? endOfKeys : shortKey(scheme, interval.to);
  if (from === null || to === null) return null;
  return {
    low: interval.from === null || interval.fromIncluded ? from : keyAfter(from),
    high: interval.to === null || !interval.toIncluded ? to : keyAfter(to),
  };
}

function shortKey(scheme: Scheme | undefined, version: string): Uint8Array | null {
  const key = scheme?.key(version) ?? null;
  return key !== null && key.length < lengthLimits.key ? key : null;
}

/** Text as a database can hold it: without U+0000 and lone surrogates. */
function plainText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** A version as ranges are asked about it: its text, `""` for none, and its key under the product's scheme, `null` where it cannot be read. */
type PlacedVersion = { readonly version: string; readonly key: Uint8Array | null };

/** Places a version of a product. */
export function placeVersion(product: string, given: string | null): PlacedVersion {
  const version = plainText(given ?? "");
  const readable = given !== null && version.length <= lengthLimits.version && isVersionText(version);
  const scheme = schemeNamed(schemeNameOfProduct(product));
  return {
    version: version.slice(0, lengthLimits.version),
    key: readable ? shortKey(scheme, version) : null,
  };
}

/** The holdings of a component, under every name by which advisories may speak of it; none when the list does not name its product. */
export function holdingsOf(component: Component): readonly Holding[] {
  return [component, ...(component.also ?? [])].flatMap(holdingsUnderName);
}

function holdingsUnderName(component: Pick<Component, "product" | "version">): readonly Holding[] {
  const held = component.product === null ? "" : plainText(component.product);
  if (held === "" || held.length > lengthLimits.product) return [];
  const scheme = schemeNamed(schemeNameOfProduct(held))?.name ?? "";
  const holding = { product: held, held, scheme, ...placeVersion(held, component.version) };
  if (releaseMissing(held)) return [{ ...holding, way: "none", key: null }];
  const release = held.indexOf("?distro=");
  const own = { ...holding, way: "own" } as const;
  return release < 0 ? [own] : [own, { ...holding, product: held.slice(0, release), way: "any" }];
}

/** What a range says of a version of its own product: affected, unknown, or `null` for nothing. */
export function judgeRange(range: VersionRange, { version, key }: PlacedVersion): ExposureVerdict | null {
  if (range.exact !== null) return judgeExactly(range, range.exact, { version, key });
  if (range.text !== null) return version === range.text ? "affected" : key === null ? "unknown" : null;
  if (key !== null) return holds(range.low, range.high, key) ? range.verdict : null;
  if (compareBytes(range.low, range.high) >= 0) return null;
  return isEverything(range) ? range.verdict : "unknown";
}

function judgeExactly(
  { scheme }: VersionRange,
  interval: Interval,
  { version, key }: PlacedVersion,
): ExposureVerdict | null {
  const known = schemeNamed(scheme);
  if (key === null || known === undefined) return "unknown";
  return contains(known, interval, version) === true ? "affected" : null;
}

function isEverything({ low, high }: VersionRange): boolean {
  return low.length === 0 && compareBytes(high, endOfKeys) === 0;
}

/** What a range says of a holding: nothing unless their products meet in the holding's way. */
export function judgeHolding(range: VersionRange, holding: Holding): ExposureVerdict | null {
  if (holding.way === "none") return holding.product === range.base ? "unknown" : null;
  if (holding.product !== range.product) return null;
  const said = judgeRange(range, holding);
  return said !== null && holding.way === "any" ? "unknown" : said;
}

/** An interval as JSON holds it, read back. */
export function intervalFrom(value: Partial<Interval> | null): Interval | null {
  return value === null ? null : { ...everyVersion, ...value };
}
