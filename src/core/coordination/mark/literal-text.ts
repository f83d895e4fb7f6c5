/** What stands in a text letter for letter: fenced and indented code, quoted lines, what is quoted or bracketed within a line, addresses. No copy differs in it. */

const longestQuote = 200;
const fence = /^[ \t]{0,3}(?:[-*•] {1,3})?(`{3,}|~{3,})/;
const letter = /[\p{L}\p{M}\p{N}_]/u;
const closings: Readonly<Record<string, string>> = {
  "`": "`",
  '"': '"',
  "“": "”",
  "{": "}",
  "<": ">",
};

/** What a line opens: the fence that closes a block of code; `null` where it opens none. */
export function fenceOf(line: string): string | null {
  return fence.exec(line.slice(0, 40))?.[1] ?? null;
}

/** Whether a line closes a fenced block. */
export function closesFence(line: string, opened: string): boolean {
  const written = line.trim();
  return written.length >= opened.length && written === (opened[0] ?? "").repeat(written.length);
}

/** Whether a line is evidence by its form: indented as code, or quoted. */
export function isLiteralLine(line: string): boolean {
  return /^(?: {4}|\t| {0,3}>)/.test(line);
}

/** Up to where what begins here within a line is never changed: quoted, bracketed, or an address. */
export function literalEnd(text: string, at: number): number {
  const closing = closings[text[at] ?? ""];
  if (closing !== undefined) {
    const end = text.slice(at + 1, at + longestQuote).indexOf(closing);
    return end >= 0 ? at + 1 + end + 1 : at;
  }
  if (at > 0 && letter.test(text[at - 1] ?? "")) return at;
  const scheme = text.slice(at, at + 8).match(/^[a-z]{3,5}:\/\//);
  if (scheme === null) return at;
  let end = at;
  while (end < text.length && !/\s/.test(text[end] ?? "")) end++;
  return end;
}
