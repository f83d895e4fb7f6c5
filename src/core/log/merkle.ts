/**
 * Merkle trees over SHA-256 as logs use them (RFC 9162 §2.1, which is RFC 6962 §2.1): what a leaf and a node hash, and whether a proof holds.
 * Sizes and indexes are safe integers. Nothing here reads a log; `tile.ts` does.
 */
import { joined } from "#core/seal/algorithm.ts";
import { sha256 } from "#core/seal/sha256.ts";

/** Bytes of a hash. */
export const hashBytes = 32;

/** What is hashed for a leaf: `0x00 || entry`. */
export function leafInput(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(Uint8Array.of(0), entry);
}

/** What is hashed for a node: `0x01 || left || right`. */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(Uint8Array.of(1), left, right);
}

/** The hash of an entry as a leaf. */
export async function leafHash(entry: Uint8Array): Promise<Uint8Array> {
  return await sha256(leafInput(entry));
}

/** The hash of two subtrees beside each other. */
async function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return await sha256(nodeInput(left, right));
}

/** The root of the tree of no leaves: the hash of nothing. */
export async function emptyRoot(): Promise<Uint8Array> {
  return await sha256(new Uint8Array());
}

/** Whether two hashes are the same bytes. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** A leaf, by its hash, at a place of a tree. */
type PlacedLeaf = { readonly index: number; readonly size: number; readonly leaf: Uint8Array };

/** The root that an inclusion proof leads to from a leaf (RFC 9162 §2.1.3.2); `null` for a proof of a length that no such leaf has. */
export async function rootOfInclusion(
  { index, size, leaf }: PlacedLeaf,
  proof: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  if (!isPlace(index) || !Number.isSafeInteger(size) || index >= size) return null;
  let [place, last, root] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0 || step.length !== hashBytes) return null;
    if (isOdd(place) || place === last) {
      root = await nodeHash(step, root);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else root = await nodeHash(root, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? root : null;
}

/** A tree of so many leaves, by its root. */
export type TreeHead = { readonly size: number; readonly root: Uint8Array };

/** Whether a consistency proof shows that the newer tree begins with the older one (RFC 9162 §2.1.4.2). Any tree begins with the empty one, without a proof. */
export async function isConsistent(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isPlace(older.size) || !isPlace(newer.size) || older.size > newer.size) return false;
  if (older.size === 0) return proof.length === 0;
  if (older.size === newer.size) return proof.length === 0 && sameHash(older.root, newer.root);
  if (proof.length === 0 || proof.some((step) => step.length !== hashBytes)) return false;
  let [place, last] = [older.size - 1, newer.size - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  // A whole older tree is a node of the newer one, and its own root need not be sent.
  const [first, ...steps] = place === 0 ? [older.root, ...proof] : proof;
  let [oldRoot, newRoot] = [first as Uint8Array, first as Uint8Array];
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      [oldRoot, newRoot] = [await nodeHash(step, oldRoot), await nodeHash(step, newRoot)];
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else newRoot = await nodeHash(newRoot, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameHash(oldRoot, older.root) && sameHash(newRoot, newer.root);
}

function isPlace(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
