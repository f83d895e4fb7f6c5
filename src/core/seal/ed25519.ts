/**
 * Ed25519 (RFC 8032) behind the envelope's {@link Signer} and {@link Verifier}, by the Web Crypto of Node and of browsers.
 * Keys are made and stored by the callers, since making them needs randomness.
 */
import { owned, sha256Hex } from "#core/seal/sha256.ts";
import type { Signer, Verifier } from "#core/seal/envelope.ts";

const spkiPrefix = Uint8Array.fromHex("302a300506032b6570032100");

/** The key id of a public key: the lower-case hex sha256 of its SPKI DER. */
export async function keyidOf(spki: Uint8Array): Promise<string> {
  return sha256Hex(spki);
}

/** Whether bytes are the SPKI DER of an Ed25519 public key (RFC 8410 §4): a fixed prefix and 32 bytes. */
export function isEd25519Spki(bytes: Uint8Array): boolean {
  return bytes.length === spkiPrefix.length + 32 && spkiPrefix.every((byte, i) => bytes[i] === byte);
}

/** A signer from a private key as PKCS #8 DER and the id of its public key. Rejects when the bytes are not such a key. */
export async function ed25519Signer(pkcs8: Uint8Array, keyid: string): Promise<Signer> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey("pkcs8", owned(pkcs8), "Ed25519", false, ["sign"]);
  return { keyid, sign: async (bytes) => new Uint8Array(await subtle.sign("Ed25519", key, owned(bytes))) };
}

/** A verifier that knows exactly these public keys (SPKI DER) by key id; any other key, and any malformed one, is `false`. */
export function ed25519Verifier(keys: ReadonlyMap<string, Uint8Array>): Verifier {
  const { subtle } = globalThis.crypto;
  return async (keyid, bytes, signature) => {
    const spki = keys.get(keyid);
    if (spki === undefined || !isEd25519Spki(spki) || signature.length !== 64) return false;
    const key = await subtle.importKey("spki", owned(spki), "Ed25519", false, ["verify"]);
    return subtle.verify("Ed25519", key, owned(signature), owned(bytes));
  };
}
