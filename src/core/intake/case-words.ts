/**
 * The six words by which an anonymous reporter comes back. They never leave the reporter's machine: from words and number a slow hash makes a secret, of which the room
 * holds the SHA-256, and a key, to which the room seals what it asks. Six of 384 words are 51.5 bits, and each guess costs 600,000 hashes.
 */
import { joined } from "#core/seal/algorithm.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { owned, sha256, sha256Hex } from "#core/seal/sha256.ts";

const rounds = 600_000;

/** What the words make: the secret that is shown to the room, and the key that opens what the room asks. */
type CaseKey = {
  /** 64 hexadecimal digits; the room holds their digest alone ({@link secretDigest}). */
  readonly secret: string;
  /** Opens what is sealed for the reporter; never sent. */
  readonly seed: Uint8Array;
  /** For whom the room seals. */
  readonly publicKey: Uint8Array;
  readonly keyid: string;
};

/** The key of a case. Takes a moment, on purpose. */
export async function caseKey(words: string, number: string): Promise<CaseKey> {
  const encoder = new TextEncoder();
  const { subtle } = globalThis.crypto;
  const base = await subtle.importKey("raw", owned(encoder.encode(words)), "PBKDF2", false, ["deriveBits"]);
  const salt = owned(encoder.encode(`bongsu/1 case words\0${number}`));
  const bits = await subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    base,
    256,
  );
  const slow = new Uint8Array(bits);
  const part = async (label: string): Promise<Uint8Array> =>
    await sha256(joined(slow, encoder.encode(label)));
  const [secret, seed] = await Promise.all([part("secret"), part("seed")]);
  const publicKey = await hybridKem.publicKeyOf(seed);
  return { secret: secret.toHex(), seed, publicKey, keyid: await sha256Hex(publicKey) };
}

/** What the room holds of a secret. */
export async function secretDigest(secret: string): Promise<string> {
  return await sha256Hex(
    joined(new TextEncoder().encode("bongsu/1 case secret\0"), new TextEncoder().encode(secret)),
  );
}
