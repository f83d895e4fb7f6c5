/**
 * A stranger's text cut into runs, so that a page can mark what would deceive who reads it: characters that are not seen, that turn the direction of reading, and words
 * that mix scripts whose letters look alike. Nothing is taken away and nothing is ever markup.
 */

/** What is to be marked: not seen or control; a turn of direction; a word of several look-alike scripts; an address, which leads nowhere from here. */
type ForeignMark = "unseen" | "direction" | "mixed" | "address";

/** A run of text; `null` where there is nothing to mark. */
type ForeignRun = { readonly text: string; readonly mark: ForeignMark | null };

const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const unseen = /(?![\n\t\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}\ufffd]/u;
const special = /((?![\n\t\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}\ufffd])/u;
const words = /([\p{L}\p{M}]+)/u;
const address = /^(?:[a-z]{2,12}:\/\/|www\.|mailto:|data:|javascript:)/i;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
] as const;
const fullWidth = /[\uff01-\uff5e]/u;
const plain = /^[ -~\n\r\t]*$/;
const longestText = 200_000;

/** The runs of a text, in its order; joined they are the text, as far as it is shown. */
export function foreignRuns(text: string): readonly ForeignRun[] {
  const runs: ForeignRun[] = [];
  for (const piece of text.slice(0, longestText).split(/(\s+)/u)) {
    if (address.test(piece)) add(runs, piece, "address");
    else if (plain.test(piece)) add(runs, piece, null);
    else for (const part of piece.split(special)) addPart(runs, part);
  }
  return runs;
}

function addPart(runs: ForeignRun[], part: string): void {
  if (part === "") return;
  if (part.length <= 2 && unseen.test(part)) add(runs, part, direction.test(part) ? "direction" : "unseen");
  else for (const word of part.split(words)) add(runs, word, isMixed(word) ? "mixed" : null);
}

function isMixed(word: string): boolean {
  return scripts.filter((script) => script.test(word)).length > 1 || fullWidth.test(word);
}

function add(runs: ForeignRun[], text: string, mark: ForeignMark | null): void {
  if (text === "") return;
  const last = runs.at(-1);
  if (last !== undefined && last.mark === mark && mark !== "address")
    runs[runs.length - 1] = { text: last.text + text, mark };
  else runs.push({ text, mark });
}

/** How a character that is not seen is written: its number. */
export function shownCodePoints(text: string): string {
  return Array.from(
    text,
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  ).join(" ");
}
