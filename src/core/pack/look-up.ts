/** Finds a product in an opened pack and reads what its entries say. Everything read is checked against the bounds of its section. */
import type { Undecidable } from "#core/advisory.ts";
import {
  type ByteCursor,
  byteCursor,
  readByte,
  readCount,
  readVarint,
  skip,
  uint32At,
} from "#core/pack/bytes.ts";
import {
  blockSize,
  intervalFlags,
  longestName,
  textVersionsFlag,
  undecidableCodes,
} from "#core/pack/layout.ts";
import type { Pack } from "#core/pack/open.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** One interval of an entry in ranks (see `rankOf`): a rank `r` lies in it when `low <= r <= high`. */
export type RankInterval = { readonly low: number; readonly high: number; readonly everything: boolean };

/** One way in which an advisory affects a product. */
export type Entry = {
  readonly advisory: number;
  /** Ordinal among the parts of the advisory's details. */
  readonly part: number;
  readonly scheme: string;
  readonly undecidable: Undecidable | null;
  /** The details hold versions that are compared as text. */
  readonly texts: boolean;
  readonly intervals: readonly RankInterval[];
  /** Ranks of versions listed one by one, ascending. */
  readonly versions: readonly number[];
};

/** The entries of a product, in the pack's order; none when the pack does not name the product. */
export function lookUp(pack: Pack, product: string): Parsed<readonly Entry[]> {
  const found = findProduct(pack, new TextEncoder().encode(product));
  if (found === null) return damaged("names");
  return found < 0 ? none : entriesOf(pack, found);
}

/** Products whose id begins with `prefix`, in byte order, at most `most`. */
export function productsFrom(
  pack: Pack,
  prefix: string,
  most: number,
): Parsed<readonly { readonly id: string; readonly product: number }[]> {
  const wanted = new TextEncoder().encode(prefix);
  const found: { id: string; product: number }[] = [];
  const block = lastBlockUpTo(pack, wanted);
  if (block === null) return damaged("names");
  for (let i = Math.max(0, block); i * blockSize < pack.products; i++) {
    const ids = readBlock(pack, i);
    if (ids === null) return damaged("names");
    for (const [j, id] of ids.entries()) {
      const order = compareBytes(id.subarray(0, wanted.length), wanted);
      if (order > 0 || found.length >= most) return parsed(found);
      if (order === 0) found.push({ id: new TextDecoder().decode(id), product: i * blockSize + j });
    }
  }
  return parsed(found);
}

/** The entries of the product with this ordinal (see {@link productsFrom}). */
export function entriesOf(pack: Pack, product: number): Parsed<readonly Entry[]> {
  const { postingOffsets, postings } = pack.sections;
  const from = uint32At(pack.view, postingOffsets.start, product);
  const to = uint32At(pack.view, postingOffsets.start, product + 1);
  const cursor = byteCursor(pack.bytes, postings.start + from, postings.start + to);
  const ordinals = readAscending(cursor, pack.entries);
  if (ordinals === null) return damaged("postings");
  const entries: Entry[] = [];
  for (const ordinal of ordinals) {
    const entry = readEntry(pack, ordinal);
    if (entry === null) return damaged("entries");
    entries.push(entry);
  }
  return parsed(entries);
}

/** Where an advisory's record lies in the details file: `[from, to)`. */
export function detailsPlace(pack: Pack, advisory: number): { readonly from: number; readonly to: number } {
  const table = pack.sections.detailOffsets.start;
  return { from: uint32At(pack.view, table, advisory), to: uint32At(pack.view, table, advisory + 1) };
}

const none: Parsed<readonly Entry[]> = parsed([]);

function damaged(section: string): Parsed<never> {
  return failed("", "pack-damaged", `the pack's ${section} are not readable`);
}

/** The ordinal of a product, -1 when it is not there, `null` when the names are damaged. */
function findProduct(pack: Pack, id: Uint8Array): number | null {
  const block = lastBlockUpTo(pack, id);
  if (block === null) return null;
  return block < 0 ? -1 : findInBlock(pack, block, id);
}

/** The last block whose first id is not above `id`; -1 when there is none, `null` on damage. */
function lastBlockUpTo(pack: Pack, id: Uint8Array): number | null {
  let low = 0;
  let high = Math.ceil(pack.products / blockSize);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const cursor = blockCursor(pack, middle);
    readVarint(cursor);
    const length = readVarint(cursor);
    const start = skip(cursor, length);
    if (cursor.broken) return null;
    if (compareBytes(pack.bytes.subarray(start, start + length), id) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Walks a front-coded block without writing any id out: `same` is how many leading bytes the id at hand shares with the wanted one, so an
 * id that shares more than that with the one before it is still below, and one that shares less is already above.
 */
function findInBlock(pack: Pack, block: number, id: Uint8Array): number | null {
  const cursor = blockCursor(pack, block);
  const last = Math.min(pack.products, (block + 1) * blockSize);
  let same = 0;
  for (let product = block * blockSize; product < last; product++) {
    const shared = readVarint(cursor);
    const length = readVarint(cursor);
    const start = skip(cursor, length);
    if (cursor.broken || shared + length > longestName) return null;
    if (shared < same) return -1;
    if (shared > same) continue;
    while (same < id.length && same - shared < length && pack.bytes[start + same - shared] === id[same])
      same++;
    const ended = same - shared === length;
    if (same === id.length) return ended ? product : -1;
    if (!ended && (pack.bytes[start + same - shared] as number) > (id[same] as number)) return -1;
  }
  return -1;
}

function readBlock(pack: Pack, block: number): readonly Uint8Array[] | null {
  const cursor = blockCursor(pack, block);
  const ids: Uint8Array[] = [];
  let before = new Uint8Array(0);
  for (
    let product = block * blockSize;
    product < Math.min(pack.products, (block + 1) * blockSize);
    product++
  ) {
    const shared = readVarint(cursor);
    const length = readVarint(cursor);
    const start = skip(cursor, length);
    if (cursor.broken || shared > before.length || shared + length > longestName) return null;
    const id = new Uint8Array(shared + length);
    id.set(before.subarray(0, shared));
    id.set(pack.bytes.subarray(start, start + length), shared);
    ids.push(id);
    before = id;
  }
  return ids;
}

function blockCursor(pack: Pack, block: number): ByteCursor {
  const { nameBlocks, names } = pack.sections;
  return byteCursor(pack.bytes, names.start + uint32At(pack.view, nameBlocks.start, block), names.end);
}

function readEntry(pack: Pack, ordinal: number): Entry | null {
  const { entryOffsets, entries } = pack.sections;
  const from = uint32At(pack.view, entryOffsets.start, ordinal);
  const to = uint32At(pack.view, entryOffsets.start, ordinal + 1);
  const cursor = byteCursor(pack.bytes, entries.start + from, entries.start + to);
  const advisory = readVarint(cursor);
  const part = readVarint(cursor);
  const scheme = pack.schemes[readByte(cursor)];
  const flags = readByte(cursor);
  const undecidable = undecidableCodes[flags & 7];
  const intervals = readIntervals(pack, cursor);
  const versions = readAscending(cursor, pack.keys);
  const whole = cursor.position === cursor.end && !cursor.broken && flags <= 15;
  if (!whole || versions === null || scheme === undefined || undecidable === undefined) return null;
  if (advisory >= pack.advisories) return null;
  const texts = (flags & textVersionsFlag) !== 0;
  return {
    advisory,
    part,
    scheme,
    undecidable,
    texts,
    intervals,
    versions: versions.map((key) => 2 * key + 1),
  };
}

function readIntervals(pack: Pack, cursor: ByteCursor): readonly RankInterval[] {
  const count = readCount(cursor);
  const intervals: RankInterval[] = [];
  for (let i = 0; i < count && !cursor.broken; i++) {
    const flags = readByte(cursor);
    const hasFrom = (flags & intervalFlags.from) !== 0;
    const hasTo = (flags & intervalFlags.to) !== 0;
    const from = hasFrom ? readVarint(cursor) : 0;
    const to = hasTo ? readVarint(cursor) : 0;
    if (flags > 15 || (hasFrom && from >= pack.keys) || (hasTo && to >= pack.keys)) cursor.broken = true;
    intervals.push({
      low: hasFrom ? 2 * from + (flags & intervalFlags.fromIncluded ? 1 : 2) : 0,
      high: hasTo ? 2 * to + (flags & intervalFlags.toIncluded ? 1 : 0) : 2 * pack.keys,
      everything: !hasFrom && !hasTo,
    });
  }
  return intervals;
}

function readAscending(cursor: ByteCursor, below: number): readonly number[] | null {
  const count = readCount(cursor);
  const numbers: number[] = [];
  let value = 0;
  for (let i = 0; i < count; i++) {
    const step = readVarint(cursor);
    value += step;
    if (cursor.broken || value >= below || (i > 0 && step === 0)) return null;
    numbers.push(value);
  }
  return cursor.broken ? null : numbers;
}
