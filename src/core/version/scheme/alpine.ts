/**
 * Alpine apk versions: `digits{.digits}[letter]{_suffix[digits]}[~hash][-rdigits]` (apk-tools `src/version.c`, apk-package(5)).
 * After the first number, a number with a leading zero is compared as text. Read besides: digits after the letter (`6.6.2p1`), which old
 * packages have and apk now refuses.
 */

import { endOfDigits, isDigit, isLetter } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come next, in rising order; a number without leading zero comes after all of them. */
const preSuffixes = ["alpha", "beta", "pre", "rc"];
const end = 0x05;
const revision = 0x06;
const hash = 0x07;
const suffixNumber = 0x08;
const postSuffixes = ["cvs", "svn", "git", "hg", "p"];
const letter = 0x0e;
const zeroLed = 0x0f;

function suffixMark(word: string): number {
  const pre = preSuffixes.indexOf(word);
  if (pre >= 0) return 0x01 + pre;
  const post = postSuffixes.indexOf(word);
  return post >= 0 ? 0x09 + post : 0;
}

function writeNumbers(text: string, out: KeyWriter): number {
  let at = endOfDigits(text, 0);
  if (at === 0) return -1;
  out.digits(text, 0, at);
  while (text.charCodeAt(at) === 46) {
    const stop = endOfDigits(text, at + 1);
    if (stop === at + 1) return -1;
    if (text.charCodeAt(at + 1) === 48) {
      out.byte(zeroLed);
      out.text(text, at + 1, stop);
    } else {
      out.digits(text, at + 1, stop);
    }
    at = stop;
  }
  return at;
}

/** Writes the number of a suffix, if there is one; the place after it. */
function writeNumber(text: string, at: number, out: KeyWriter): number {
  const stop = endOfDigits(text, at);
  if (stop > at) {
    out.byte(suffixNumber);
    out.digits(text, at, stop);
  }
  return stop;
}

function writeSuffixes(text: string, start: number, out: KeyWriter): number {
  let at = start;
  while (text.charCodeAt(at) === 95) {
    let stop = at + 1;
    while (isLetter(text.charCodeAt(stop))) stop++;
    const mark = suffixMark(text.slice(at + 1, stop));
    if (mark === 0) return -1;
    out.byte(mark);
    at = writeNumber(text, stop, out);
  }
  return at;
}

function isHex(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102);
}

/** Writes a `~hash` and a `-r` revision; the place after them. */
function writeBuild(text: string, start: number, out: KeyWriter): number {
  let at = start;
  if (text.charCodeAt(at) === 126) {
    let stop = at + 1;
    while (isHex(text.charCodeAt(stop))) stop++;
    out.byte(hash);
    out.text(text, at + 1, stop);
    at = stop;
  }
  if (text.startsWith("-r", at)) {
    const stop = endOfDigits(text, at + 2);
    out.byte(revision);
    out.digits(text, at + 2, stop);
    at = stop;
  }
  return at;
}

/** apk's order of package versions. */
export const alpine = schemeOf("alpine", (version, out) => {
  const text = version.trim();
  let at = writeNumbers(text, out);
  if (at < 0) return false;
  const unit = text.charCodeAt(at);
  if (unit >= 97 && unit <= 122) {
    out.byte(letter);
    out.byte(unit);
    at = writeNumber(text, at + 1, out);
  }
  at = writeSuffixes(text, at, out);
  if (at < 0) return false;
  at = writeBuild(text, at, out);
  out.byte(end);
  return at === text.length;
});
