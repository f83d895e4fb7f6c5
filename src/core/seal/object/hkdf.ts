/** HKDF (RFC 5869), its two steps apart: HPKE takes both with labels, Cobblestone the second alone. */
import { joined } from "#core/seal/algorithm.ts";
import { hmac } from "#core/seal/primitive/platform.ts";

type HkdfHash = "SHA-256" | "SHA-512";

/** A key of the hash's length from keying material. */
export async function hkdfExtract(
  hash: HkdfHash,
  salt: Uint8Array,
  material: Uint8Array,
): Promise<Uint8Array> {
  return await hmac(hash, salt.length === 0 ? new Uint8Array(hash === "SHA-256" ? 32 : 64) : salt, material);
}

/** As many bytes as wanted (255 times the hash's length at most) from a key, for what `info` names. */
export async function hkdfExpand(
  hash: HkdfHash,
  key: Uint8Array,
  info: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  const blocks: Uint8Array[] = [];
  let last: Uint8Array = new Uint8Array();
  for (let counter = 1, made = 0; made < length; counter++, made += last.length) {
    last = await hmac(hash, key, joined(last, info, Uint8Array.of(counter)));
    blocks.push(last);
  }
  return joined(...blocks).subarray(0, length);
}
