/**
 * Tiles (c2sp.org/tlog-tiles): a tree as files of up to 256 hashes, eight levels of the tree apart, from which any proof can be read. The hash function is
 * given by the caller, since a log of a million entries cannot wait for each.
 */
import { hashBytes, leafInput, nodeInput } from "#core/log/merkle.ts";

/** SHA-256, at once. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

/** A tile's place. `level` counts tiles, eight levels of the tree each; `width` is how many hashes (or entries) it holds, 256 when it is full. */
export type TilePlace = { readonly level: number; readonly index: number; readonly width: number };

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;
const levelsOfTile = 8;

/** Where a tile lies under the log's prefix. */
export function tilePath({ level, index, width }: TilePlace): string {
  return `tile/${level}/${indexPath(index, width)}`;
}

/** Where the entries lie whose hashes a tile of level 0 holds. */
export function entriesPath({ index, width }: Omit<TilePlace, "level">): string {
  return `tile/entries/${indexPath(index, width)}`;
}

function indexPath(index: number, width: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
  const groups = digits.match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return width === tileWidth ? path : `${path}.p/${width}`;
}

/** The tile that holds a hash of a level in a tree of a size: full where the tree is large enough, else as wide as it is. */
function tileHolding(level: number, hashIndex: number, size: number): TilePlace {
  const index = Math.floor(hashIndex / tileWidth);
  const held = Math.floor(size / tileWidth ** level);
  return { level, index, width: Math.min(tileWidth, held - index * tileWidth) };
}

/** A tile that was made: its place and its hashes, one after the other. */
export type MadeTile = TilePlace & { readonly hashes: Uint8Array };

/** A growing tree: its size, and of each level the hashes of the tile that is not full yet. That is all that is needed to go on and to know the root. */
export type TreeEdge = { readonly size: number; readonly open: readonly Uint8Array[] };

/** The tree of no leaves. */
export const noTree: TreeEdge = { size: 0, open: [] };

/** The tree with more leaves, by their hashes, and the tiles that became full by them. */
export function withLeaves(
  edge: TreeEdge,
  leaves: readonly Uint8Array[],
  hash: HashFunction,
): { readonly edge: TreeEdge; readonly full: readonly MadeTile[] } {
  const full: MadeTile[] = [];
  const open = edge.open.map((hashes) => split(hashes));
  let size = edge.size;
  for (const leaf of leaves) {
    size += 1;
    let rising: Uint8Array | undefined = leaf;
    for (let level = 0; rising !== undefined; level++) {
      const hashes: Uint8Array[] = (open[level] ??= []);
      hashes.push(rising);
      rising = undefined;
      if (hashes.length < tileWidth) break;
      const index = Math.floor((size - 1) / tileWidth ** (level + 1));
      full.push({ level, index, width: tileWidth, hashes: joinedHashes(hashes) });
      rising = rootOf(hashes, hash);
      open[level] = [];
    }
  }
  return { edge: { size, open: open.map((hashes) => joinedHashes(hashes)) }, full };
}

/** The tiles of a tree that are not full: what is written beside its checkpoint. */
export function partialTiles({ size, open }: TreeEdge): readonly MadeTile[] {
  return open.flatMap((hashes, level) => {
    const width = hashes.length / hashBytes;
    const index = Math.floor(size / tileWidth ** (level + 1));
    return width === 0 ? [] : [{ level, index, width, hashes }];
  });
}

/** The growing tree of a size, from its tiles that are not full; `null` where one is missing or has another length. */
export async function edgeOfTiles(size: number, read: TileReader): Promise<TreeEdge | null> {
  const open: Uint8Array[] = [];
  for (let level = 0, width = 1; width <= size; level++, width *= tileWidth) {
    const held = Math.floor(size / width) % tileWidth;
    const index = Math.floor(size / (width * tileWidth));
    const hashes = held === 0 ? new Uint8Array() : await read({ level, index, width: held });
    if (hashes?.length !== held * hashBytes) return null;
    open.push(hashes);
  }
  return { size, open };
}

/** The root of a growing tree. */
export function rootOfEdge({ open }: TreeEdge, hash: HashFunction): Uint8Array {
  const perfect = open.flatMap((hashes) => perfectSubtrees(split(hashes), hash).toReversed());
  const [smallest, ...larger] = perfect;
  if (smallest === undefined) return hash(new Uint8Array());
  return larger.reduce((root, left) => hash(nodeInput(left, root)), smallest);
}

/** The largest perfect subtrees that hashes of one level make, from the left. */
function perfectSubtrees(hashes: readonly Uint8Array[], hash: HashFunction): readonly Uint8Array[] {
  const subtrees: Uint8Array[] = [];
  for (let start = 0; start < hashes.length;) {
    const width = largestPower(hashes.length - start);
    subtrees.push(rootOf(hashes.slice(start, start + width), hash));
    start += width;
  }
  return subtrees;
}

/** The root over hashes whose number is a power of two. */
function rootOf(hashes: readonly Uint8Array[], hash: HashFunction): Uint8Array {
  let level = hashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2)
      above.push(hash(nodeInput(level[at] as Uint8Array, level[at + 1] as Uint8Array)));
    level = above;
  }
  return level[0] as Uint8Array;
}

/** The hashes of a tile's bytes. */
function split(bytes: Uint8Array): Uint8Array[] {
  const count = Math.floor(bytes.length / hashBytes);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * hashBytes, (at + 1) * hashBytes));
}

function joinedHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(hashes.length * hashBytes);
  for (const [at, one] of hashes.entries()) all.set(one, at * hashBytes);
  return all;
}

function largestPower(count: number): number {
  return 2 ** Math.floor(Math.log2(count));
}

/** Reads the hashes of a tile; `null` where it is not there or has another length than its width says. */
type TileReader = (place: TilePlace) => Promise<Uint8Array | null>;

/** A log at a size, as its tiles are read. */
export type TiledTree = { readonly size: number; readonly read: TileReader; readonly hash: HashFunction };

/** The proof that a leaf is in the tree, from its sibling up (RFC 9162 §2.1.3.1); `null` where a tile is missing or the leaf is beyond the tree. */
export async function inclusionProof(tree: TiledTree, index: number): Promise<readonly Uint8Array[] | null> {
  if (index < 0 || index >= tree.size) return null;
  return await hashesOf(tree, pathRanges(index, { start: 0, end: tree.size }));
}

/** The proof that the tree begins with its first leaves (RFC 9162 §2.1.4.1); `null` where a tile is missing or the tree is smaller. */
export async function consistencyProof(
  tree: TiledTree,
  olderSize: number,
): Promise<readonly Uint8Array[] | null> {
  if (olderSize < 0 || olderSize > tree.size) return null;
  if (olderSize === 0 || olderSize === tree.size) return [];
  return await hashesOf(tree, subproofRanges(olderSize, { start: 0, end: tree.size }, true));
}

/** The root of the first leaves of the tree; `null` where a tile is missing. */
export async function rootAt(tree: TiledTree, size: number): Promise<Uint8Array | null> {
  return size === 0 ? tree.hash(new Uint8Array()) : await rangeHash(tree, { start: 0, end: size });
}

type Range = { readonly start: number; readonly end: number };

async function hashesOf(tree: TiledTree, ranges: readonly Range[]): Promise<readonly Uint8Array[] | null> {
  const hashes = await Promise.all(ranges.map(async (range) => await rangeHash(tree, range)));
  return hashes.some((one) => one === null) ? null : (hashes as readonly Uint8Array[]);
}

/** `PATH(m, D[n])`: the ranges whose hashes it is made of, in its order. */
function pathRanges(index: number, range: Range): readonly Range[] {
  if (range.end - range.start === 1) return [];
  const [left, right] = halves(range);
  return index < left.end ? [...pathRanges(index, left), right] : [...pathRanges(index, right), left];
}

/** `SUBPROOF(m, D[n], b)`: `isWhole` while the older tree's root is one that the other side has. */
function subproofRanges(older: number, range: Range, isWhole: boolean): readonly Range[] {
  if (older === range.end) return isWhole ? [] : [range];
  const [left, right] = halves(range);
  return older <= left.end
    ? [...subproofRanges(older, left, isWhole), right]
    : [...subproofRanges(older, right, false), left];
}

function halves({ start, end }: Range): readonly [Range, Range] {
  const count = end - start;
  const power = largestPower(count);
  const middle = start + (power === count ? count / 2 : power);
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

async function rangeHash(tree: TiledTree, { start, end }: Range): Promise<Uint8Array | null> {
  const width = largestPower(end - start);
  const first = await perfectHash(tree, start, width);
  if (start + width === end || first === null) return first;
  const rest = await rangeHash(tree, { start: start + width, end });
  return rest && tree.hash(nodeInput(first, rest));
}

/** The hash of a perfect subtree: `width` leaves, a power of two, from a multiple of it. */
async function perfectHash(tree: TiledTree, start: number, width: number): Promise<Uint8Array | null> {
  const level = Math.floor(Math.log2(width) / levelsOfTile);
  const count = width / tileWidth ** level;
  const from = start / tileWidth ** level;
  const place = tileHolding(level, from, tree.size);
  const bytes = await tree.read(place);
  if (bytes === null || bytes.length !== place.width * hashBytes) return null;
  const at = from % tileWidth;
  return at + count > place.width ? null : rootOf(split(bytes).slice(at, at + count), tree.hash);
}

/** The hash of an entry as a leaf, at once. */
export function leafHashOf(entry: Uint8Array, hash: HashFunction): Uint8Array {
  return hash(leafInput(entry));
}
