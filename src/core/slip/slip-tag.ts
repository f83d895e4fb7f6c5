/**
 * The tag of a return slip: a code (HMAC-SHA256, cut) over the answer, under a key that the organisation's key and the room's agree on. Nothing is exchanged for it: each
 * side has its own private Ed25519 key and the other's public one, and takes them to Curve25519 (RFC 7748), where they give one secret.
 */
import type { ResponsePayload } from "#core/document/receipt.ts";
import { joined } from "#core/seal/algorithm.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { hkdfExpand, hkdfExtract } from "#core/seal/object/hkdf.ts";
import { hmac, sha512 } from "#core/seal/primitive/platform.ts";
import { owned } from "#core/seal/primitive/owned.ts";
import { tagOf } from "#core/slip/slip-content.ts";

const prime = (1n << 255n) - 19n;
const [edwardsSpki, edwardsPkcs8] = ["302a300506032b6570032100", "302e020100300506032b657004220420"];
const [montgomerySpki, montgomeryPkcs8] = ["302a300506032b656e032100", "302e020100300506032b656e04220420"];

/** The two keys of a slip, by their ids: each half of the agreement names both. */
type SlipParties = { readonly organization: string; readonly room: string };

/** Makes the secret between one's own private Ed25519 key (PKCS #8 DER) and another's public one (SPKI DER); `null` where one of them is no such key. */
export async function agreedSecret(pkcs8: Uint8Array, spki: Uint8Array): Promise<Uint8Array | null> {
  const [own, other] = [rawOf(pkcs8, edwardsPkcs8), rawOf(spki, edwardsSpki)];
  const point = other === null ? null : montgomeryOf(other);
  if (own === null || point === null) return null;
  const { subtle } = globalThis.crypto;
  const scalar = (await sha512(own)).slice(0, 32);
  const [privateDer, publicDer] = [der(montgomeryPkcs8, scalar), der(montgomerySpki, point)];
  const privateKey = await subtle.importKey("pkcs8", owned(privateDer), "X25519", false, ["deriveBits"]);
  const publicKey = await subtle.importKey("spki", owned(publicDer), "X25519", false, []);
  try {
    return new Uint8Array(await subtle.deriveBits({ name: "X25519", public: publicKey }, privateKey, 256));
  } catch {
    // A point of small order, which gives every key the same secret.
    return null;
  }
}

function rawOf(written: Uint8Array, head: string): Uint8Array | null {
  const start = head.length / 2;
  return written.length === start + 32 && written.slice(0, start).toHex() === head
    ? written.slice(start)
    : null;
}

function der(head: string, raw: Uint8Array): Uint8Array {
  return joined(Uint8Array.fromHex(head), raw);
}

/** The u of a point of the Edwards curve from its y (RFC 7748, section 4.1): (1 + y) / (1 - y). */
function montgomeryOf(raw: Uint8Array): Uint8Array | null {
  const bytes = raw.toReversed();
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  const y = BigInt(`0x${bytes.toHex()}`);
  if (y >= prime || y === 1n) return null;
  const u = ((1n + y) * power((prime + 1n - y) % prime, prime - 2n)) % prime;
  return Uint8Array.fromHex(u.toString(16).padStart(64, "0")).toReversed();
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** The tag of an answer under an agreed secret. */
export async function slipTag(
  secret: Uint8Array,
  { organization, room }: SlipParties,
  answer: ResponsePayload,
): Promise<bigint> {
  const label = new TextEncoder().encode(`bongsu/1 return slip ${organization} ${room}`);
  const key = await hkdfExpand("SHA-256", await hkdfExtract("SHA-256", new Uint8Array(), secret), label, 32);
  return tagOf(await hmac("SHA-256", key, canonicalBytes(answer)));
}
