/**
 * The six words by which an anonymous reporter comes back. They never leave the reporter's machine: from words and number a slow hash makes a secret, of which the room
 * holds the SHA-256, and a key, to which the room seals what it asks. Six of 384 words are 51.5 bits, and each guess costs 600,000 hashes.
 */
import { joined } from "#core/seal/algorithm.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { owned } from "#core/seal/primitive/owned.ts";
import { sha256, sha256Hex } from "#core/seal/sha256.ts";

const wordsInAll = 384;
const wordsOfCase = 6;
const rounds = 600_000;

/** The words of the lists of a language; 384 different ones, else it throws, which is a bug. */
export function caseWordList(...lists: readonly string[]): readonly string[] {
  const words = lists.join(" ").split(" ");
  if (new Set(words).size !== wordsInAll) throw new RangeError(`there are ${new Set(words).size} words`);
  return words;
}

/** Six words at random, each as likely as the others. */
export function newCaseWords(
  list: readonly string[],
  random: (length: number) => Uint8Array,
): readonly string[] {
  const words: string[] = [];
  while (words.length < wordsOfCase) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    // Of 65,536 values the last 256 are left out, so that no word is likelier.
    if (drawn < wordsInAll * Math.floor(65_536 / wordsInAll)) words.push(list[drawn % wordsInAll] ?? "");
  }
  return words;
}

/** Words as they are hashed, however they were typed; `null` where they are not six. */
export function readCaseWords(text: string): string | null {
  if (text.length > 400) return null;
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s,·-]+/u)
    .filter((word) => word !== "");
  return words.length === wordsOfCase ? words.join(" ") : null;
}

/** What the words make: the secret that is shown to the room, and the key that opens what the room asks. */
export type CaseKey = {
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
