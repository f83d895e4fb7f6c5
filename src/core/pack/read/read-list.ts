/** Reads a list of a block: a product's version keys, then its entries, with every number checked. What it writes is `product-lists.ts`. */
import type { Undecidable } from "#core/advisory.ts";
import { type ByteCursor, readByte, readCount, readSigned, readVarint, skip } from "#core/pack/bytes.ts";
import { intervalFlags, longestKey, textVersionsFlag, undecidableCodes } from "#core/pack/layout.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** One interval of an entry in ranks (see {@link rankAmong}): a rank `r` lies in it when `low <= r <= high`. */
type RankInterval = { readonly low: number; readonly high: number; readonly everything: boolean };

/** Neighbouring keys of a list, by ordinal, both ends included. */
type KeyRun = { readonly first: number; readonly last: number };

/** The version keys of a product's list, ascending. */
export type VersionKeys = readonly Uint8Array[];

/** One way in which an advisory affects a product. */
export type PackEntry = {
  readonly advisory: number;
  /** Ordinal among the parts of the advisory's details. */
  readonly part: number;
  readonly scheme: string;
  readonly undecidable: Undecidable | null;
  /** The details hold versions that are compared as text. */
  readonly texts: boolean;
  readonly intervals: readonly RankInterval[];
  /** Versions listed one by one, as runs of keys, ascending. */
  readonly versions: readonly KeyRun[];
  /** The keys among which a version is ranked for this entry; one object for all entries of a list. */
  readonly keys: VersionKeys;
};

/** The pack that a list is in, and the number of the first advisory that is new in the list. */
type ListPlace = { readonly pack: Pack; readonly base: number };

/** The entries of a list; `null` on damage. */
export function readList(cursor: ByteCursor, { pack, base }: ListPlace): readonly PackEntry[] | null {
  const keys = readKeys(cursor);
  if (keys === null) return null;
  const entries: PackEntry[] = [];
  const near: LastRead = { next: base, advisory: base - 1, key: 0 };
  while (cursor.position < cursor.end) {
    const entry = readEntry(cursor, { pack, keys, near });
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

/** Bytes of all keys of a list when written out. */
const mostKeyBytes = 16 * 1024 * 1024;

function readKeys(cursor: ByteCursor): VersionKeys | null {
  const count = readCount(cursor);
  const keys: Uint8Array[] = [];
  let before = new Uint8Array(0);
  let whole = 0;
  for (let i = 0; i < count; i++) {
    const shared = readVarint(cursor);
    const length = readVarint(cursor);
    const start = skip(cursor, length);
    whole += shared + length;
    if (cursor.broken || shared > before.length || shared + length > longestKey || whole > mostKeyBytes)
      return null;
    const key = new Uint8Array(shared + length);
    key.set(before.subarray(0, shared));
    key.set(cursor.bytes.subarray(start, start + length), shared);
    keys.push(key);
    before = key;
  }
  return cursor.broken ? null : keys;
}

/** The next new advisory, and the advisory and key read last. */
type LastRead = { next: number; advisory: number; key: number };

type Reading = { readonly pack: Pack; readonly keys: VersionKeys; readonly near: LastRead };

function readEntry(cursor: ByteCursor, { pack, keys, near }: Reading): PackEntry | null {
  const advisory = readAdvisory(cursor, near);
  const part = readVarint(cursor);
  const scheme = pack.schemes[readByte(cursor)];
  const flags = readByte(cursor);
  const undecidable = undecidableCodes[flags & 7];
  const intervals = readIntervals(cursor, { keys, near });
  const versions = readRuns(cursor, keys.length);
  if (cursor.broken || flags > 15 || scheme === undefined || undecidable === undefined) return null;
  if (versions === null || advisory < 0 || advisory >= pack.advisories) return null;
  const texts = (flags & textVersionsFlag) !== 0;
  return { advisory, part, scheme, undecidable, texts, intervals, versions, keys };
}

function readAdvisory(cursor: ByteCursor, near: LastRead): number {
  const code = readVarint(cursor);
  const step = code - 1;
  const known = near.advisory + 1 + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
  near.advisory = code === 0 ? near.next++ : known;
  return near.advisory;
}

function readIntervals(
  cursor: ByteCursor,
  { keys, near }: Pick<Reading, "keys" | "near">,
): readonly RankInterval[] {
  const count = readCount(cursor);
  const first = skip(cursor, count);
  const intervals: RankInterval[] = [];
  for (let i = 0; i < count && !cursor.broken; i++) {
    const flags = cursor.bytes[first + i] as number;
    const hasFrom = (flags & intervalFlags.from) !== 0;
    const hasTo = (flags & intervalFlags.to) !== 0;
    const from = hasFrom ? readEnd(cursor, { keys, near }) : 0;
    const to = hasTo ? readEnd(cursor, { keys, near }) : 0;
    if (flags > 15) cursor.broken = true;
    intervals.push({
      low: hasFrom ? 2 * from + (flags & intervalFlags.fromIncluded ? 1 : 2) : 0,
      high: hasTo ? 2 * to + (flags & intervalFlags.toIncluded ? 1 : 0) : 2 * keys.length,
      everything: !hasFrom && !hasTo,
    });
  }
  return intervals;
}

function readEnd(cursor: ByteCursor, { keys, near }: Pick<Reading, "keys" | "near">): number {
  const key = near.key + readSigned(cursor);
  if (key < 0 || key >= keys.length) {
    cursor.broken = true;
    return 0;
  }
  near.key = key;
  return key;
}

function readRuns(cursor: ByteCursor, keys: number): readonly KeyRun[] | null {
  const count = readCount(cursor);
  const runs: KeyRun[] = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const start = end + readVarint(cursor);
    end = start + readVarint(cursor) + 1;
    if (cursor.broken || end > keys) return null;
    runs.push({ first: start, last: end - 1 });
  }
  return runs;
}

/**
 * The rank of a version's key among a list's keys: `2 i + 1` when it equals key `i`, `2 i` when it lies between keys `i - 1` and `i`.
 * Ranks are compared as plain numbers from then on.
 */
export function rankAmong(keys: VersionKeys, key: Uint8Array): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareBytes(keys[middle] as Uint8Array, key);
    if (order === 0) return 2 * middle + 1;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** Whether one of the runs holds the key of this rank; a rank between keys is in none. */
export function isListed(runs: readonly KeyRun[], rank: number): boolean {
  return rank % 2 === 1 && runs.some(({ first, last }) => 2 * first < rank && rank <= 2 * last + 1);
}
