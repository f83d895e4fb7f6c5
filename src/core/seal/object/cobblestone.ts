/**
 * Cobblestone-256 (C2SP chunked-encryption, v1, with SHA-512 and AES-256-GCM): a message in chunks of 16 KiB, each sealed by itself, so that it is
 * written and read as a stream or at any place, with a commitment to the key. Reading and writing files is for callers; here is one chunk at a time.
 */
import { joined } from "#core/seal/algorithm.ts";
import { hkdfExpand } from "#core/seal/object/hkdf.ts";
import { aead } from "#core/seal/primitive/platform.ts";
import type { AeadPiece } from "#core/seal/primitive/primitives.ts";

/** Lengths in bytes: a full chunk as it was, a chunk's tag, the salt and, with the commitment, what stands before the first chunk. */
export const [chunkBytes, tagBytes, saltBytes, openingBytes] = [16_384, 16, 24, 56];

/** A full chunk as it is sealed. */
export const sealedChunkBytes = chunkBytes + tagBytes;

/** A message's own key, made ready. */
export type ChunkCipher = {
  /** Salt and commitment, which stand before the first chunk. */
  readonly opening: Uint8Array;
  /** Chunks from a place on, sealed, in parts that stand one after the other. */
  readonly seal: (first: number, chunks: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>;
  /** Chunks from a place on; `null` for bytes that are not the chunk at their place. */
  readonly open: (first: number, sealed: readonly Uint8Array[]) => Promise<readonly (Uint8Array | null)[]>;
};

const label = new TextEncoder().encode("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0");

/** The cipher of one message. A salt never serves twice under a key; the context is what the message is bound to. */
export async function chunkCipher(
  key: Uint8Array,
  salt: Uint8Array,
  context: Uint8Array,
): Promise<ChunkCipher> {
  if (key.length !== 32 || salt.length !== saltBytes)
    throw new RangeError("a key has 32 bytes and a salt 24");
  const derived = await hkdfExpand("SHA-512", key, joined(label, salt, context), 32 + 12 + 32);
  const [nonce, commitment] = [derived.slice(32, 44), derived.subarray(44)];
  const cipher = await aead("AES-256-GCM", derived.slice(0, 32));
  const at = (index: number): Uint8Array => {
    const own = nonce.slice();
    let rest = index;
    for (let i = own.length - 1; i >= own.length - 5; i--) {
      own[i] = (own[i] ?? 0) ^ (rest % 256);
      rest = Math.floor(rest / 256);
    }
    return own;
  };
  const placed = (first: number, chunks: readonly Uint8Array[]): readonly AeadPiece[] =>
    chunks.map((bytes, i) => ({ nonce: at(first + i), bytes }));
  return {
    opening: joined(salt, commitment),
    seal: async (first, chunks) => await cipher.sealEach(placed(first, chunks)),
    open: async (first, sealed) => await cipher.openEach(placed(first, sealed)),
  };
}

/** The cipher of a sealed message from the 56 bytes before its first chunk; `null` where their commitment is to another key or context. */
export async function chunkCipherOf(
  key: Uint8Array,
  opening: Uint8Array,
  context: Uint8Array,
): Promise<ChunkCipher | null> {
  if (opening.length !== openingBytes) return null;
  const cipher = await chunkCipher(key, opening.slice(0, saltBytes), context);
  const difference = cipher.opening.reduce((sum, byte, i) => sum | (byte ^ (opening[i] ?? 0)), 0);
  return difference === 0 ? cipher : null;
}

/** How long a message of so many bytes is when it is sealed. */
export function sealedLength(length: number): number {
  return openingBytes + length + (Math.floor(length / chunkBytes) + 1) * tagBytes;
}

/** The chunks of a sealed message of so many bytes (its 56 bytes included): how many, and how long the last is; `null` for a length that none has. */
export function chunksOf(length: number): { readonly count: number; readonly last: number } | null {
  const rest = length - openingBytes;
  const last = rest % sealedChunkBytes;
  return rest < tagBytes || last < tagBytes ? null : { count: Math.floor(rest / sealedChunkBytes) + 1, last };
}
