/**
 * A proof of work for those who say no name: so many leading zero bits of a SHA-256, asked for by how much comes without a name just then. One report by hand costs
 * a moment of the sender's machine, ten thousand cost hours of it; a check costs the room one hash. It says nothing of who works.
 */
import { sha256 } from "@noble/hashes/sha2.js";

const bitsOf = { hand: 12, batch: 16, most: 24 };
/** So many in ten minutes without a name are no flood. */
const calm = 30;

/** Bits for a call of so many items, when so many came without a name in the last ten minutes. Twice as many cost twice the work for each. */
export function workBits(items: number, recent: number): number {
  const load = Math.max(0, Math.ceil(Math.log2(Math.max(1, recent / calm))));
  const own = items <= 1 ? bitsOf.hand : bitsOf.batch + Math.ceil(Math.log2(items));
  return Math.min(bitsOf.most, own + load);
}

/** Whether a number solves a challenge: the SHA-256 of `CHALLENGE.NUMBER` begins with so many zero bits. */
export function solves(challenge: string, nonce: number, bits: number): boolean {
  return zeroBits(sha256(new TextEncoder().encode(`${challenge}.${nonce}`))) >= bits;
}

/** The first number from `from` on that solves a challenge, or `null` when none of the next `most` does: the caller goes on from there, and may stop between. */
export function searchWork(
  challenge: string,
  bits: number,
  { from, most }: { readonly from: number; readonly most: number },
): number | null {
  for (let nonce = from; nonce < from + most; nonce++) if (solves(challenge, nonce, bits)) return nonce;
  return null;
}

function zeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
