/**
 * Maven versions: `ComparableVersion` of Maven 3.9 (POM reference, "Version Order Specification").
 * Not an order: a word between two dots comes before every hyphen, yet after the release if it is an unknown word:
 * 1.x.1 < 1-alpha < 1 < 1.x.1. The key equals the comparison on versions without such words; `exact` decides.
 */

import { endOfDigits, isDigit } from "#core/version/characters.ts";
import { KeyWriter, longestVersion } from "#core/version/key-writer.ts";
import type { Scheme } from "#core/version/scheme.ts";

/** Ranks of qualifiers; an unknown one comes after all of them, by its text. */
const qualifiers: ReadonlyMap<string, number> = new Map([
  ["alpha", 0x01],
  ["beta", 0x02],
  ["milestone", 0x03],
  ["rc", 0x04],
  ["cr", 0x04],
  ["snapshot", 0x05],
  ["", 0x07],
  ["ga", 0x07],
  ["final", 0x07],
  ["release", 0x07],
  ["sp", 0x08],
]);
const release = 0x07;
const unknownQualifier = 0x09;

/** In a key: a list opened by a hyphen stands on the side of the release on which its first item that is not null stands. */
const earlierList = 0x06;
const laterList = 0x0a;

/** Letters that stand for a word when a digit follows. */
const short: ReadonlyMap<string, string> = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["m", "milestone"],
]);

/** A number without leading zeros, or a word. */
type Atom = { readonly number: boolean; readonly text: string };
/** A version: each level is the list that a hyphen (or a change between digit and letter) opened inside the level before. */
type Levels = readonly (readonly Atom[])[];

function atomOf(text: string): Atom {
  if (text === "") return { number: true, text: "0" };
  if (!isDigit(text.charCodeAt(0))) return { number: false, text };
  let start = 0;
  while (start < text.length - 1 && text.charCodeAt(start) === 48) start++;
  return { number: true, text: text.slice(start) };
}

function rank(word: string): number {
  return qualifiers.get(word) ?? unknownQualifier;
}

/** How an atom compares with nothing: a number above 0 and a later qualifier come after it. */
function signOf(atom: Atom): number {
  if (atom.number) return atom.text === "0" ? 0 : 1;
  return Math.sign(rank(atom.text) - release);
}

/** The end of the run at a place: digits, or everything up to a digit, dot or hyphen. */
function endOfRun(text: string, at: number): number {
  const digits = endOfDigits(text, at);
  if (digits > at) return digits;
  let end = at;
  while (end < text.length && !isDigit(text.charCodeAt(end)) && text[end] !== "." && text[end] !== "-") end++;
  return end;
}

function readLevels(text: string): Levels {
  const levels: Atom[][] = [[]];
  for (let at = 0; at < text.length;) {
    const end = endOfRun(text, at);
    const atom = atomOf(text.slice(at, end));
    const next = text[end];
    const separated = next === "." || next === "-";
    if (!atom.number && !separated && (levels.at(-1) as Atom[]).length > 0) levels.push([]);
    const word =
      atom.number || separated || next === undefined ? atom.text : (short.get(atom.text) ?? atom.text);
    (levels.at(-1) as Atom[]).push({ number: atom.number, text: word });
    if (next !== undefined && next !== ".") levels.push([]);
    at = separated ? end + 1 : end;
  }
  return trim(levels);
}

/** Drops the null atoms at the end of every level, and the empty levels at the end. */
function trim(levels: Atom[][]): Levels {
  for (const level of levels) while (level.length > 0 && signOf(level.at(-1) as Atom) === 0) level.pop();
  while (levels.length > 0 && (levels.at(-1) as Atom[]).length === 0) levels.pop();
  return levels;
}

/** The sign of the first atom from a place on that is not null; 0 when there is none. */
function signFrom(levels: Levels, level: number, index: number): number {
  for (let depth = level; depth < levels.length; depth++) {
    const atoms = levels[depth] as readonly Atom[];
    for (let at = depth === level ? index : 0; at < atoms.length; at++) {
      const sign = signOf(atoms[at] as Atom);
      if (sign !== 0) return sign;
    }
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareAtoms(a: Atom, b: Atom): number {
  if (a.number !== b.number) return a.number ? 1 : -1;
  if (a.number) return a.text.length - b.text.length || compareTexts(a.text, b.text);
  const byRank = rank(a.text) - rank(b.text);
  if (byRank !== 0) return byRank;
  return rank(a.text) === unknownQualifier ? compareTexts(a.text, b.text) : 0;
}

/** An atom against a list opened by a hyphen: words come before it, numbers after. */
function compareToList(atom: Atom): number {
  return atom.number ? 1 : -1;
}

function compareLevels(a: Levels, b: Levels): number {
  for (let level = 0; level < Math.max(a.length, b.length); level++) {
    const left = a[level] ?? [];
    const right = b[level] ?? [];
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      const x = left[at];
      const y = right[at];
      if (x !== undefined && y !== undefined) {
        const order = compareAtoms(x, y);
        if (order !== 0) return order;
      } else if (x !== undefined) {
        return level + 1 < b.length ? compareToList(x) : signFrom(a, level, at);
      } else if (y !== undefined) {
        return level + 1 < a.length ? -compareToList(y) : 0 - signFrom(b, level, at);
      }
    }
    if (level + 1 >= a.length) return 0 - signFrom(b, level + 1, 0);
    if (level + 1 >= b.length) return signFrom(a, level + 1, 0);
  }
  return 0;
}

/** The side of the release on which each level stands, found from the last level to the first. */
function signsOfLevels(levels: Levels): number[] {
  const signs: number[] = Array.from({ length: levels.length }, () => 0);
  for (let level = levels.length - 1, after = 0; level >= 0; level--) {
    const first = (levels[level] as readonly Atom[]).find((atom) => signOf(atom) !== 0);
    after = first === undefined ? after : signOf(first);
    signs[level] = after;
  }
  return signs;
}

function writeAtom(atom: Atom, out: KeyWriter): void {
  if (atom.number) {
    out.digits(atom.text, 0, atom.text.length);
    return;
  }
  const mark = rank(atom.text);
  out.byte(mark);
  if (mark === unknownQualifier) out.utf8(atom.text);
}

function normal(version: string): string {
  return version.trim().toLowerCase();
}

/** Numbers, then at most a hyphen with numbers that begin above 0, then at most one word, with or without a number above 0. */
const orderedForm =
  /^\d+(?:\.\d+)*(?:-[1-9]\d*(?:\.\d+)*)?(?:\.[a-z]+(?:[1-9]\d*)?|-[a-z]+(?:-?[1-9]\d*)?)?$/i;

/** Maven's comparison of artifact versions. */
export const maven: Scheme = {
  name: "maven",
  exact: (a, b) => compareLevels(readLevels(normal(a)), readLevels(normal(b))),
  ordered: (version) => orderedForm.test(version),
  key(version) {
    const text = normal(version);
    if (text === "" || version.length > longestVersion || text.includes("\0")) return null;
    const levels = readLevels(text);
    const signs = signsOfLevels(levels);
    const out = new KeyWriter();
    levels.forEach((level, depth) => {
      if (depth > 0) out.byte((signs[depth] as number) < 0 ? earlierList : laterList);
      for (const atom of level) writeAtom(atom, out);
    });
    out.byte(release);
    return out.finish();
  },
};
