/**
 * The last step of every reader: what a source claims about one product becomes an {@link Affected} whose doubts are named.
 * Each format reads its own range syntax.
 */
import type { Affected, ExcusedVersions, Undecidable } from "#core/advisory.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareVersions } from "#core/version/scheme.ts";
import type { Interval } from "#core/version/range.ts";
import { isPlaceholder, isVersionText } from "#core/version/version-text.ts";
import { isShort } from "#core/input/json-cursor.ts";

/** What a source says about one product, before anything is checked against the product's scheme. */
export type AffectedClaim = {
  readonly product: string | null;
  readonly label: string;
  readonly intervals: readonly Interval[];
  readonly versions: readonly string[];
  readonly fixed: readonly string[];
  readonly undecidable?: Undecidable;
  readonly excused?: readonly ExcusedVersions[];
  readonly channel?: string;
  readonly word?: string;
  readonly noFix?: true;
  /** The product's scheme has read every end already, and put the ends in its order. */
  readonly endsRead?: true;
};

/** Bytes of a product id that are looked up by; a longer one is no product that anybody installs. */
const longestProduct = 1000;

/**
 * The claim with repeats left out, its scheme named, and the strongest doubt: an unknown product, then an unknown scheme, then the range. An
 * end or a listed version that is a mere word decides nothing, nor does an interval that ends before it starts: it is left out and the range is unreadable.
 */
export function affectedFromClaim(claim: AffectedClaim): Affected {
  const product = claim.product !== null && isShort(claim.product, longestProduct) ? claim.product : null;
  const scheme = product === null ? "generic" : schemeNameOfProduct(product);
  const isInOrder = claim.endsRead === true && schemeNamed(scheme)?.exact === undefined;
  const intervals = claim.intervals.filter(
    (one) => endsAreVersions(one) && (isInOrder || !endsBeforeStart(one, scheme)),
  );
  const versions = claim.versions.filter((version) => !isPlaceholder(version));
  const isCut = intervals.length < claim.intervals.length || versions.length < claim.versions.length;
  const doubt = doubtOf({ ...claim, product, intervals }, scheme, isCut);
  const affected: { -readonly [Name in keyof Affected]: Affected[Name] } = {
    product,
    label: claim.label.trim() === "" ? (claim.product ?? "-") : claim.label.trim(),
    scheme,
    intervals: distinctIntervals(intervals),
    versions: distinct(versions),
    fixed: distinct(claim.fixed.filter(isVersionText)),
  };
  const { excused, channel, word, noFix } = claim;
  if (doubt !== undefined) affected.undecidable = doubt;
  if (excused !== undefined) affected.excused = excused;
  if (channel !== undefined) affected.channel = channel;
  if (word !== undefined) affected.word = word;
  if (noFix !== undefined) affected.noFix = noFix;
  return affected;
}

function endsAreVersions({ from, to }: Interval): boolean {
  return (from === null || isVersionText(from)) && (to === null || isVersionText(to));
}

/** The versions right behind what is affected: those that a range ends before. */
export function firstUnaffected(intervals: readonly Interval[]): readonly string[] {
  return intervals.flatMap((one) => (one.to === null || one.toIncluded ? [] : [one.to]));
}

/** Whether an interval ends before it starts (`>= 1.31 | <= 1.4`): what its source means is another order, or a commit. */
function endsBeforeStart({ from, to }: Interval, schemeName: string): boolean {
  const scheme = from === null || to === null ? undefined : schemeNamed(schemeName);
  if (from === null || to === null || scheme === undefined) return false;
  return (compareVersions(scheme, from, to) ?? 0) > 0;
}

function doubtOf(claim: AffectedClaim, schemeName: string, isCut: boolean): Undecidable | undefined {
  if (claim.product === null) return "unidentified-product";
  const scheme = schemeNamed(schemeName);
  if (scheme === undefined) return "unsupported-scheme";
  if (claim.undecidable !== undefined) return claim.undecidable;
  if (isCut) return "unreadable-range";
  if (claim.endsRead) return undefined;
  const ends = claim.intervals.flatMap((one) => [one.from, one.to]);
  const readable = ends.every((end) => end === null || scheme.key(end) !== null);
  return readable ? undefined : "unreadable-range";
}

function distinct(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

function distinctIntervals(intervals: readonly Interval[]): readonly Interval[] {
  if (intervals.length < 2) return intervals;
  const seen = new Map<string, Interval>();
  for (const one of intervals)
    seen.set(JSON.stringify([one.from, one.fromIncluded, one.to, one.toIncluded]), one);
  return [...seen.values()];
}
