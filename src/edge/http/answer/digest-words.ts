/** Bytes in the words that people compare by telephone. */
import { keyWords, wordList } from "#core/seal/key/key-words.ts";
import type { TextByLanguage } from "#core/text.ts";
import { inEveryLanguage } from "#messages/translators.ts";

/** The digest of bytes in the words of each language that has a list. */
export async function wordsOf(payload: Uint8Array): Promise<TextByLanguage> {
  const lists = Object.entries(inEveryLanguage((t) => t("keyWords.list")));
  const each = lists.map(
    async ([tag, list]) => [tag, (await keyWords(payload, wordList(list))).join(" ")] as const,
  );
  return Object.fromEntries(await Promise.all(each));
}
