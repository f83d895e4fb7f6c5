/**
 * A public key as 16 words, to be compared over a telephone: 15 for the first 120 bits of a digest, the last a check over them, so that a word that
 * was misheard is noticed before the comparison. Which words there are is for the catalogue: 256 in each language.
 */
import { joined } from "#core/seal/algorithm.ts";
import { sha256 } from "#core/seal/sha256.ts";

const count = 16;

/** The words of a list, which stand in one text with blanks between. Throws for a list that has not 256 different ones, which is a bug. */
export function wordList(text: string): readonly string[] {
  const words = text.split(" ");
  if (new Set(words).size !== 256) throw new RangeError(`a list has 256 words, this one ${words.length}`);
  return words;
}

/** The words of a public key (SPKI DER). */
export async function keyWords(spki: Uint8Array, list: readonly string[]): Promise<readonly string[]> {
  const label = new TextEncoder().encode("bongsu/1 key words\0");
  const bytes = (await sha256(joined(label, spki))).subarray(0, count - 1);
  return [...bytes, await checkOf(bytes)].map((byte) => list[byte] ?? "");
}

async function checkOf(bytes: Uint8Array): Promise<number> {
  return (await sha256(bytes))[0] ?? 0;
}

/** How words that were written down compare with a key's: the same, another key's, or the place of the first that is no word, or misheard. */
type WordComparison = "same" | "other-key" | "misheard" | { readonly unknown: string };

/** Compares words with those of a key. */
export async function compareWords(
  written: string,
  spki: Uint8Array,
  list: readonly string[],
): Promise<WordComparison> {
  const words = written
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s,·-]+/u)
    .filter((word) => word !== "");
  const bytes = words.map((word) => list.indexOf(word));
  const unknown = words.find((_, i) => bytes[i] === -1);
  if (unknown !== undefined) return { unknown };
  if (words.join(" ") === (await keyWords(spki, list)).join(" ")) return "same";
  const whole =
    bytes.length === count && bytes.at(-1) === (await checkOf(Uint8Array.from(bytes.slice(0, -1))));
  return whole ? "other-key" : "misheard";
}
