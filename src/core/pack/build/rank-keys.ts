/**
 * The keys of a whole pack in one order, so that everything after compares and sorts numbers. It lives while a pack is built: in the file
 * each product's list has keys of its own.
 */
import type { DraftAdvisory, DraftEntry, KeyedInterval } from "#core/pack/build/draft-entries.ts";
import type { KeyText } from "#core/pack/build/key-text.ts";
import { intervalFlags, textVersionsFlag, undecidableCodes } from "#core/pack/layout.ts";

/** One entry with the ranks of its keys. */
export type RankedEntry = {
  /** Its place in the pack's list of schemes. */
  readonly scheme: number;
  readonly flags: number;
  /** The flags of each interval. */
  readonly intervals: readonly number[];
  /** Two for each interval, lower before upper. */
  readonly ends: readonly number[];
  readonly versions: readonly number[];
  /** What the product's list is sorted by: the first interval's upper, else its lower end, else the first listed version. */
  readonly first: number;
};

/** An end that is not there. */
export const openEnd = -1;

/** The drafts' entries by draft and part, and the keys that they point at, ascending. `places` has room for one number a key. */
export type Ranked = {
  readonly entries: readonly (readonly RankedEntry[])[];
  readonly keys: readonly KeyText[];
  readonly places: Int32Array;
};

/** Ranks the keys of drafts; `schemes` are the pack's. */
export function rankDrafts(drafts: readonly DraftAdvisory[], schemes: readonly string[]): Ranked {
  const ranks = new Map<KeyText, number>();
  for (const { entries } of drafts) for (const { entry } of entries) collect(entry, ranks);
  const keys = [...ranks.keys()].sort();
  for (const [rank, key] of keys.entries()) ranks.set(key, rank);
  return {
    entries: drafts.map(({ entries }) => entries.map(({ entry }) => rankedEntry(entry, ranks, schemes))),
    keys,
    places: new Int32Array(keys.length),
  };
}

function collect({ intervals, versions }: DraftEntry, ranks: Map<KeyText, number>): void {
  for (const { from, to } of intervals) {
    if (from !== null) ranks.set(from, 0);
    if (to !== null) ranks.set(to, 0);
  }
  for (const version of versions) ranks.set(version, 0);
}

function rankedEntry(
  entry: DraftEntry,
  ranks: ReadonlyMap<KeyText, number>,
  schemes: readonly string[],
): RankedEntry {
  const ends: number[] = [];
  for (const { from, to } of entry.intervals) ends.push(rankOf(ranks, from), rankOf(ranks, to));
  const versions = entry.versions.map((version) => rankOf(ranks, version));
  const [from = openEnd, to = openEnd] = ends;
  return {
    scheme: schemes.indexOf(entry.scheme),
    flags: undecidableCodes.indexOf(entry.undecidable) | (entry.texts ? textVersionsFlag : 0),
    intervals: entry.intervals.map(flagsOf),
    ends,
    versions,
    first: to !== openEnd ? to : from !== openEnd ? from : (versions[0] ?? openEnd),
  };
}

function rankOf(ranks: ReadonlyMap<KeyText, number>, key: KeyText | null): number {
  return key === null ? openEnd : (ranks.get(key) ?? openEnd);
}

function flagsOf({ from, fromIncluded, to, toIncluded }: KeyedInterval): number {
  return (
    (from === null ? 0 : intervalFlags.from) |
    (from !== null && fromIncluded ? intervalFlags.fromIncluded : 0) |
    (to === null ? 0 : intervalFlags.to) |
    (to !== null && toIncluded ? intervalFlags.toIncluded : 0)
  );
}
