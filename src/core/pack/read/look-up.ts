/** Finds a product in an opened pack and reads what its list says. Everything read is checked against the bounds of its block. */
import { utf8Text } from "#core/pack/byte-text.ts";
import { type ByteCursor, byteCursor, readVarint, skip } from "#core/pack/bytes.ts";
import { expandAll, expanding, expandTo } from "#core/pack/read/expand.ts";
import { longestName } from "#core/pack/layout.ts";
import { codesOf, blockTableValue, type NamesBlock, type Pack } from "#core/pack/read/open-pack.ts";
import { type PackEntry, readList } from "#core/pack/read/read-list.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** The entries of a product, in the pack's order; none when the pack does not name the product. */
export function lookUpEntries(pack: Pack, product: string): Parsed<readonly PackEntry[]> {
  const id = utf8Text(product);
  const block = lastBlockUpTo(pack, id);
  if (block === null) return damaged;
  if (block < 0) return none;
  const names = namesOf(pack, block);
  if (names === null) return damaged;
  const found = findName(names, id);
  if (found === null) return damaged;
  return found < 0 ? none : listOf(pack, names, found);
}

/** Products whose id begins with `prefix`, in byte order, at most `most`. */
export function productsFrom(
  pack: Pack,
  prefix: string,
  most: number,
): Parsed<readonly { readonly id: string; readonly product: number }[]> {
  const wanted = new TextEncoder().encode(prefix);
  const found: { id: string; product: number }[] = [];
  const block = lastBlockUpTo(pack, utf8Text(prefix));
  if (block === null) return damaged;
  for (let i = Math.max(0, block); i < pack.blocks; i++) {
    const names = namesOf(pack, i);
    const ids = names === null ? null : readNames(names);
    if (ids === null) return damaged;
    for (const [j, id] of ids.entries()) {
      const order = compareBytes(id.subarray(0, wanted.length), wanted);
      if (order > 0 || found.length >= most) return parsed(found);
      if (order === 0)
        found.push({ id: new TextDecoder().decode(id), product: blockTableValue(pack, "product", i) + j });
    }
  }
  return parsed(found);
}

/** Ids that begin with `prefix` and have a capital letter behind it, in byte order; none on damage. Only those are written out. */
export function capitalIds(pack: Pack, prefix: string): readonly string[] {
  const first = lastBlockUpTo(pack, utf8Text(prefix)) ?? 0;
  const last = lastBlockUpTo(pack, utf8Text(`${prefix}\u{10FFFF}`)) ?? -1;
  const found: string[] = [];
  for (let block = Math.max(0, first); block <= last; block++) {
    const names = namesOf(pack, block);
    const ids = names === null ? null : idsWithCapitals(names);
    if (ids === null) return [];
    for (const id of ids)
      if (id.startsWith(prefix) && capitalOfName.test(id.slice(prefix.length))) found.push(id);
  }
  return found;
}

/** Percent-encoded bytes have capitals that are none of the name's. */
const capitalOfName = /(?<!%|%.)[A-Z]/;

/** A block's ids with a byte that is a capital letter's; `null` on damage. One buffer holds the id at hand: most have none. */
function idsWithCapitals({ read, start, end, products }: NamesBlock): readonly string[] | null {
  const cursor = byteCursor(read.bytes, start, end);
  const id = new Uint8Array(longestName);
  const found: string[] = [];
  let [length, capital] = [0, longestName];
  for (let product = 0; product < products; product++) {
    const name = nextName(cursor);
    if (name === null || name.shared > length) return null;
    if (name.shared <= capital) capital = longestName;
    for (let at = name.shared, from = name.start; from < name.start + name.length; at++, from++) {
      const byte = (id[at] = read.bytes[from] as number);
      if (byte >= 65 && byte <= 90 && at < capital) capital = at;
    }
    length = name.shared + name.length;
    if (capital < length) found.push(new TextDecoder().decode(id.subarray(0, length)));
  }
  return found;
}

/** What every product id of a pack begins with, without qualifiers; `null` on damage. Most ids that a pack does not hold are told by it. */
export function prefixOf(pack: Pack): string | null {
  if (pack.blocks === 0) return "";
  const first = headOf(pack, 0);
  const names = namesOf(pack, pack.blocks - 1);
  const last = names === null ? undefined : readNames(names)?.at(-1);
  if (first === null || last === undefined) return null;
  let same = 0;
  while (
    same < Math.min(first.length, last.length) &&
    first[same] === last[same] &&
    (first[same] as number) < 128
  )
    same++;
  return new TextDecoder().decode(first.subarray(0, same)).split("?", 1)[0] as string;
}

/** The entries of the product with this ordinal (see {@link productsFrom}). */
export function entriesOf(pack: Pack, product: number): Parsed<readonly PackEntry[]> {
  const block = blockOfProduct(pack, product);
  const names = namesOf(pack, block);
  return names === null ? damaged : listOf(pack, names, product - names.firstProduct);
}

const none: Parsed<readonly PackEntry[]> = parsed([]);
const damaged: Parsed<never> = failed("", "pack-damaged", "a block of the pack is not readable");

/** The last block whose first id is not above `id`, a text of bytes; -1 when there is none, `null` on damage. */
function lastBlockUpTo(pack: Pack, id: string): number | null {
  let low = 0;
  let high = pack.blocks;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const head = headOf(pack, middle);
    if (head === null) return null;
    if (!isAbove(head, id)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isAbove(bytes: Uint8Array, text: string): boolean {
  const length = Math.min(bytes.length, text.length);
  for (let i = 0; i < length; i++) {
    const order = (bytes[i] as number) - text.charCodeAt(i);
    if (order !== 0) return order > 0;
  }
  return bytes.length > text.length;
}

const mostHeads = 20_000;

/** The first id of a block, kept once read. */
function headOf(pack: Pack, block: number): Uint8Array | null {
  const known = pack.heads.get(block);
  if (known !== undefined) return known;
  const read = expanding(pack.expansions, codesOf(pack, block));
  expandTo(read, longestPrelude);
  const cursor = byteCursor(read.bytes, 0, read.length);
  readVarint(cursor);
  const shared = readVarint(cursor);
  const length = readVarint(cursor);
  if (cursor.broken || shared !== 0 || length > longestName) return null;
  if (!expandTo(read, cursor.position + length)) return null;
  const head = read.bytes.slice(cursor.position, cursor.position + length);
  if (pack.heads.size < mostHeads) pack.heads.set(block, head);
  return head;
}

/** Three varints of five bytes. */
const longestPrelude = 15;

function blockOfProduct(pack: Pack, product: number): number {
  let low = 0;
  let high = pack.blocks;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (blockTableValue(pack, "product", middle) <= product) low = middle;
    else high = middle;
  }
  return low;
}

function namesOf(pack: Pack, block: number): NamesBlock | null {
  const known = pack.met.get(block);
  if (known !== undefined) return known;
  const names = readNamesOf(pack, block);
  if (names === null || names.end > largestKept) return names;
  if (pack.met.size >= mostKept) pack.met.clear();
  pack.met.set(block, names);
  return names;
}

/** Blocks that are kept once read, and how long each may be: 16 MiB in all. */
const mostKept = 256;
const largestKept = 65_536;

function readNamesOf(pack: Pack, block: number): NamesBlock | null {
  const read = expanding(pack.expansions, codesOf(pack, block));
  expandTo(read, longestPrelude);
  const cursor = byteCursor(read.bytes, 0, read.length);
  const length = readVarint(cursor);
  const start = cursor.position;
  if (cursor.broken || length > mostNames || !expandTo(read, start + length)) return null;
  const firstProduct = blockTableValue(pack, "product", block);
  const products = blockTableValue(pack, "product", block + 1) - firstProduct;
  return { block, read, start, end: start + length, firstProduct, products };
}

/** Bytes of one block's names: far more than a builder writes. */
const mostNames = 16 * 1024 * 1024;

/** One product in the names of a block: its id behind the one before it, and whose list it has. */
type Name = {
  readonly shared: number;
  readonly start: number;
  readonly length: number;
  /** How many products before this one the product stands whose list it shares; 0 for a list of its own. */
  readonly owner: number;
};

function nextName(cursor: ByteCursor): Name | null {
  const shared = readVarint(cursor);
  const length = readVarint(cursor);
  const start = skip(cursor, length);
  const owner = readVarint(cursor);
  return cursor.broken || shared + length > longestName ? null : { shared, start, length, owner };
}

/**
 * Where in the names an id stands; -1 when it is not there, `null` on damage. No id is written out: `same` is how many leading bytes the id
 * at hand shares with the wanted one, so an id that shares more than that with the one before it is still below, and one that shares less is
 * already above.
 */
function findName({ read, start, end, products }: NamesBlock, id: string): number | null {
  const cursor = byteCursor(read.bytes, start, end);
  let same = 0;
  for (let product = 0; product < products; product++) {
    const name = nextName(cursor);
    if (name === null) return null;
    const { shared, length } = name;
    if (shared < same) return -1;
    if (shared > same) continue;
    const rest = name.start - shared;
    while (same < id.length && same - shared < length && read.bytes[rest + same] === id.charCodeAt(same))
      same++;
    const ended = same - shared === length;
    if (same === id.length) return ended ? product : -1;
    if (!ended && (read.bytes[rest + same] as number) > id.charCodeAt(same)) return -1;
  }
  return -1;
}

function readNames({ read, start, end, products }: NamesBlock): readonly Uint8Array[] | null {
  const cursor = byteCursor(read.bytes, start, end);
  const ids: Uint8Array[] = [];
  let before = new Uint8Array(0);
  for (let product = 0; product < products; product++) {
    const name = nextName(cursor);
    if (name === null || name.shared > before.length) return null;
    const id = new Uint8Array(name.shared + name.length);
    id.set(before.subarray(0, name.shared));
    id.set(read.bytes.subarray(name.start, name.start + name.length), name.shared);
    ids.push(id);
    before = id;
  }
  return ids;
}

/** The list of the product at this place of a block: its own, or that of an earlier product which has one. */
function listOf(pack: Pack, names: NamesBlock, place: number): Parsed<readonly PackEntry[]> {
  const own = ownListsBefore(names, place);
  if (own === null) return damaged;
  if (own.owner === 0) return ownList(pack, names, own.lists);
  const owner = names.firstProduct + place - own.owner;
  if (owner < 0) return damaged;
  const there = owner >= names.firstProduct ? names : namesOf(pack, blockOfProduct(pack, owner));
  const its = there === null ? null : ownListsBefore(there, owner - there.firstProduct);
  if (there === null || its === null || its.owner !== 0) return damaged;
  return ownList(pack, there, its.lists);
}

/** Whose list the product at a place has, and how many products before it in the block have their own. */
function ownListsBefore(
  { read, start, end }: NamesBlock,
  place: number,
): { readonly owner: number; readonly lists: number } | null {
  const cursor = byteCursor(read.bytes, start, end);
  let lists = 0;
  for (let product = 0; product < place; product++) {
    const name = nextName(cursor);
    if (name === null) return null;
    if (name.owner === 0) lists++;
  }
  const name = nextName(cursor);
  return name === null ? null : { owner: name.owner, lists };
}

function ownList(pack: Pack, { block, read, end }: NamesBlock, list: number): Parsed<readonly PackEntry[]> {
  const whole = expandAll(read);
  if (read.length > largestKept) pack.met.delete(block);
  if (!whole) return damaged;
  const cursor = byteCursor(read.bytes, end, read.length);
  for (let before = 0; before < list; before++) {
    const length = readVarint(cursor);
    readVarint(cursor);
    skip(cursor, length);
  }
  const length = readVarint(cursor);
  const newFrom = readVarint(cursor);
  const start = skip(cursor, length);
  if (cursor.broken) return damaged;
  const base = blockTableValue(pack, "advisory", block) + newFrom;
  const entries = readList(byteCursor(read.bytes, start, start + length), { pack, base });
  return entries === null ? damaged : parsed(entries);
}
