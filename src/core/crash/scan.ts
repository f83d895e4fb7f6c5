/** Looking for words in a line of outside text, in time that grows with its length alone: literals are looked for, patterns are only ever tried at a place. */

/** Whether the parts stand in the line one after another, without overlap. */
export function holds(line: string, ...parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = line.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** What a sticky pattern reads after the last place of a literal where it reads something; `before` is where the literal must have ended. */
export function afterLast(
  line: string,
  literal: string,
  pattern: RegExp,
  before = line.length,
): RegExpExecArray | null {
  for (
    let at = line.lastIndexOf(literal, before - literal.length);
    at >= 0;
    at = at === 0 ? -1 : line.lastIndexOf(literal, at - 1)
  ) {
    const match = matchAt(line, at + literal.length, pattern);
    if (match !== null) return match;
  }
  return null;
}

/** What a sticky pattern reads at a place. */
export function matchAt(line: string, at: number, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/** The text after the last place of a literal; null where it is not there. */
export function textAfter(line: string, literal: string): string | null {
  const at = line.lastIndexOf(literal);
  return at < 0 ? null : line.slice(at + literal.length);
}

/** The word with its first letter upper case and the others lower. */
export function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

/** The text without any of the characters at its ends. */
export function stripped(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
