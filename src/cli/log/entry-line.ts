/** An entry of a log on a line: those of rooms in words, other text as text, anything else in hexadecimal. */
import { entryWords } from "#core/log/entry.ts";

const longest = 400;

/** `index<TAB>entry`. */
export function entryLine(index: number, entry: Uint8Array): string {
  return `${index}\t${entryWords(entry) ?? textOf(entry) ?? entry.toHex().slice(0, longest)}`;
}

function textOf(entry: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(entry);
    return /\p{Cc}/u.test(text) ? undefined : text.slice(0, longest);
  } catch {
    return undefined;
  }
}
