/**
 * A text as pieces that can be put together again, letter for letter: words by a key that is the same for every wording of a set, and the places at which copies
 * may differ. Code, addresses, names and anything with a digit in it is left as it is.
 */
import { dateAt, groupedNumberAt, measureAt } from "#core/coordination/mark/figures.ts";
import { literalEnd } from "#core/coordination/mark/literal-text.ts";
import type { TextPiece } from "#core/coordination/mark/text-piece.ts";
import type { WordingSet } from "#core/coordination/mark/wording-sets.ts";

/** The wordings by their first letter, longest first. */
export type WordingIndex = ReadonlyMap<string, readonly IndexedWording[]>;
type IndexedWording = { readonly set: WordingSet; readonly at: number; readonly written: string };

/** Ready to be looked up. */
export function indexWordings(sets: readonly WordingSet[]): WordingIndex {
  const all = sets.flatMap((set) =>
    (set.oneWay ? set.members.slice(0, 1) : set.members).map((written, at): IndexedWording => ({
      set,
      at,
      written,
    })),
  );
  const longestFirst = all.toSorted((a, b) => b.written.length - a.written.length);
  return Map.groupBy(longestFirst, ({ written, set }) => (set.place === "end" ? "" : (written[0] ?? "")));
}

const letter = /[\p{L}\p{M}\p{N}_]/u;
const hangul = /[가-힣]/;

/** The pieces of a text, in order; together they are the text. */
export function piecesOf(text: string, index: WordingIndex): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const next = pieceAt(text, at, index);
    for (const piece of next) {
      pieces.push(piece);
      at += piece.text.length;
    }
  }
  return pieces;
}

function pieceAt(text: string, at: number, index: WordingIndex): readonly TextPiece[] {
  const untouched = literalEnd(text, at);
  if (untouched > at) return literalWords(text.slice(at, untouched));
  const figure = dateAt(text, at) ?? measureAt(text, at) ?? groupedNumberAt(text, at);
  if (figure !== null) return [figure];
  if (!letter.test(text[at] ?? "")) return [{ text: text[at] ?? "", key: null, place: null }];
  return wordAt(text, at, index);
}

/** A text that stays letter for letter, as its words. */
export function literalWords(text: string): readonly TextPiece[] {
  return text
    .split(/([\p{L}\p{M}\p{N}_]+)/u)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, key: letter.test(part) ? keyOf(part) : null, place: null }));
}

function keyOf(word: string): string {
  return word.toLowerCase().normalize("NFC");
}

function wordAt(text: string, at: number, index: WordingIndex): readonly TextPiece[] {
  const end = wordEnd(text, at);
  const starts = at === 0 || !/[\p{L}\p{N}_\-'’.@/\\]/u.test(text[at - 1] ?? "");
  if (starts && !isName(text, at, end)) {
    const met = wordingAt(text, at, index);
    if (met !== null) return met;
  }
  const word = text.slice(at, end);
  return hangul.test(word)
    ? hangulWord(text, at, end, index)
    : [{ text: word, key: keyOf(word), place: null }];
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && letter.test(text[end] ?? "")) end++;
  return end;
}

/** A word in capitals, with a capital inside a sentence, or with a digit: it may be a name, and names stay. */
function isName(text: string, at: number, end: number): boolean {
  const word = text.slice(at, end);
  if (/\d|_/.test(word)) return true;
  if (!/\p{Lu}/u.test(word)) return false;
  return /\p{Lu}/u.test(word.slice(1)) || !beginsSentence(text, at);
}

function beginsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[^\S\n]/.test(text[before] ?? "")) before--;
  return before < 0 || /[.!?:\n\-*•>)]/.test(text[before] ?? "");
}

function wordingAt(text: string, at: number, index: WordingIndex): readonly TextPiece[] | null {
  for (const { set, at: chosen, written } of index.get(lower(text[at] ?? "")) ?? []) {
    const end = endOfWording(text, at, written);
    if (end === null || !fits(text, end, set)) continue;
    return [choiceOf(set, chosen, text.slice(at, end)), ...restOfWord(text, end, index)];
  }
  return null;
}

function lower(letters: string): string {
  return letters.toLowerCase();
}

/** Where a wording ends that begins here; any blank of it is any blank of the text, its apostrophe any apostrophe. */
function endOfWording(text: string, at: number, written: string): number | null {
  let end = at;
  for (const expected of written) {
    const met = text[end] ?? "";
    if (expected === " ") {
      if (!/\s/.test(met)) return null;
      while (/\s/.test(text[end] ?? "")) end++;
    } else if (lower(met) === expected || (expected === "'" && met === "’")) end++;
    else return null;
  }
  return end;
}

function fits(text: string, end: number, set: WordingSet): boolean {
  const next = text[end] ?? "";
  if (set.place === "start") return next === "" || hangul.test(next) || !letter.test(next);
  return !letter.test(next) && !/^(?:[-'’@/\\.][\p{L}\p{N}]|[([<{=]|::|->)/u.test(text.slice(end, end + 2));
}

/** A word's rest after its beginning was one of a set: particles, which may end in one of another. */
function restOfWord(text: string, at: number, index: WordingIndex): readonly TextPiece[] {
  const end = wordEnd(text, at);
  return end === at ? [] : hangulWord(text, at, end, index);
}

/** A word of Hangul, whose end may be one of a set, with words after it. */
function hangulWord(text: string, at: number, end: number, index: WordingIndex): readonly TextPiece[] {
  const word = text.slice(at, end);
  for (let stem = at; stem < end; stem++)
    for (const { set, at: chosen, written } of index.get("") ?? []) {
      if (text[stem] !== written[0]) continue;
      const stop = endOfWording(text, stem, written);
      if (stop === null || stop < end || letter.test(text[stop] ?? "")) continue;
      const before: TextPiece[] =
        stem === at ? [] : [{ text: text.slice(at, stem), key: keyOf(text.slice(at, stem)), place: null }];
      return [...before, choiceOf(set, chosen, text.slice(stem, stop))];
    }
  return [{ text: word, key: keyOf(word), place: null }];
}

function choiceOf(set: WordingSet, chosen: number, written: string): TextPiece {
  const capital = /^\p{Lu}/u.test(written);
  const alternatives = set.members.map((member) => (capital ? capitalised(member) : member));
  return { text: written, key: `#${set.id}`, place: { alternatives, chosen, oneWay: set.oneWay } };
}

function capitalised(text: string): string {
  return (text[0] ?? "").toUpperCase() + text.slice(1);
}
