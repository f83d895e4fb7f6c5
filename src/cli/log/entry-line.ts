/** An entry of a log on a line: text as text, anything else in hexadecimal. */

const longest = 400;

/** `index<TAB>entry`. */
export function entryLine(index: number, entry: Uint8Array): string {
  return `${index}\t${textOf(entry) ?? entry.toHex().slice(0, longest)}`;
}

function textOf(entry: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(entry);
    return /\p{Cc}/u.test(text) ? undefined : text.slice(0, longest);
  } catch {
    return undefined;
  }
}
