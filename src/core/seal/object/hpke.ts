/**
 * HPKE (RFC 9180), base mode and one message a key, with the hybrid KEM 0x647A of draft-ietf-hpke-pq (ML-KEM-768 and X25519), HKDF-SHA256 and
 * AES-256-GCM: what a content key is wrapped with. Other modes, exports and further messages are not offered.
 */
import { joined } from "#core/seal/algorithm.ts";
import { hkdfExpand, hkdfExtract } from "#core/seal/object/hkdf.ts";
import { aead, hybridKem } from "#core/seal/primitive/platform.ts";
import type { AeadName } from "#core/seal/primitive/primitives.ts";

/** Lengths of the KEM: a public key, and what carries a secret. */
export const [publicKeyBytes, encBytes] = [1216, 1120];

const [kemId, kdfId] = [0x647a, 0x0001];
const aeadIds: Readonly<Record<AeadName, number>> = { "AES-256-GCM": 0x0002, "ChaCha20-Poly1305": 0x0003 };
const text = new TextEncoder();
const [version, none] = [text.encode("HPKE-v1"), new Uint8Array()];

const twoBytes = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

/** The key and nonce of the one message that a shared secret is good for. */
export async function keySchedule(
  secret: Uint8Array,
  info: Uint8Array,
  name: AeadName = "AES-256-GCM",
): Promise<{ readonly key: Uint8Array; readonly nonce: Uint8Array }> {
  const suite = joined(text.encode("HPKE"), ...[kemId, kdfId, aeadIds[name]].map(twoBytes));
  const extract = async (salt: Uint8Array, label: string, material: Uint8Array) =>
    await hkdfExtract("SHA-256", salt, joined(version, suite, text.encode(label), material));
  const idHash = await extract(none, "psk_id_hash", none);
  const infoHash = await extract(none, "info_hash", info);
  const context = joined(Uint8Array.of(0), idHash, infoHash);
  const scheduled = await extract(secret, "secret", none);
  const expand = async (label: string, length: number) => {
    const labelled = joined(twoBytes(length), version, suite, text.encode(label), context);
    return await hkdfExpand("SHA-256", scheduled, labelled, length);
  };
  return { key: await expand("key", 32), nonce: await expand("base_nonce", 12) };
}

/** Seals bytes for a public key: what carries the secret, then the sealed bytes. `info` binds them to what they are for. */
export async function hpkeSeal(
  publicKey: Uint8Array,
  info: Uint8Array,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const { enc, secret } = await hybridKem.encapsulate(publicKey);
  const { key, nonce } = await keySchedule(secret, info);
  return joined(enc, await (await aead("AES-256-GCM", key)).seal(nonce, bytes));
}

/** Opens what {@link hpkeSeal} made; `null` where it was sealed for another key or another use, or has been changed. */
export async function hpkeOpen(
  seed: Uint8Array,
  info: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array | null> {
  if (sealed.length < encBytes + 16) return null;
  const secret = await hybridKem.decapsulate(seed, sealed.subarray(0, encBytes)).catch(() => null);
  if (secret === null) return null;
  const { key, nonce } = await keySchedule(secret, info);
  return await (await aead("AES-256-GCM", key)).open(nonce, sealed.subarray(encBytes));
}
