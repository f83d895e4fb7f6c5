/**
 * Questions about single characters (UTF-16 units) of a version, and runs of them. ASCII only; no scheme's rules.
 */

/** Whether the unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether the unit is an ASCII letter of either case. */
export function isLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
}

/** The end of the run of ASCII digits that starts at `at`; `at` itself when there is none. */
export function endOfDigits(text: string, at: number): number {
  let end = at;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The end of the run of ASCII letters that starts at `at`; `at` itself when there is none. */
export function endOfLetters(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** Whether `text[start, end)` is nothing but zeros (an empty run is). */
export function isZero(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 48) return false;
  return true;
}
