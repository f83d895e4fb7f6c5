/**
 * Gentoo versions (Package Manager Specification, 3.3 "Version Comparison"): numbers, a letter, suffixes, a revision.
 * After the first number, one with a leading zero is compared as text without its trailing zeros; an absent suffix number or revision is 0.
 */

import { endOfDigits, endOfLetters } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come next, in rising order; a number without leading zero comes after all of them. */
const suffixes: ReadonlyMap<string, number> = new Map([
  ["alpha", 0x01],
  ["beta", 0x02],
  ["pre", 0x03],
  ["rc", 0x04],
  ["p", 0x06],
]);
const end = 0x05;
const letter = 0x07;
const zeroLed = 0x08;

function writeNumbers(text: string, out: KeyWriter): number {
  let at = endOfDigits(text, 0);
  if (at === 0) return -1;
  out.digits(text, 0, at);
  while (text.charCodeAt(at) === 46) {
    const start = at + 1;
    at = endOfDigits(text, start);
    if (at === start) return -1;
    if (text.charCodeAt(start) === 48) {
      let stop = at;
      while (stop > start && text.charCodeAt(stop - 1) === 48) stop--;
      out.byte(zeroLed);
      out.text(text, start, stop);
    } else {
      out.digits(text, start, at);
    }
  }
  return at;
}

function writeSuffixes(text: string, start: number, out: KeyWriter): number {
  let at = start;
  while (text.charCodeAt(at) === 95) {
    const stop = endOfLetters(text, at + 1);
    const mark = suffixes.get(text.slice(at + 1, stop));
    if (mark === undefined) return -1;
    at = endOfDigits(text, stop);
    out.byte(mark);
    out.digits(text, stop, at);
  }
  out.byte(end);
  return at;
}

/** Gentoo's order of package versions. */
export const gentoo = schemeOf("gentoo", (version, out) => {
  const text = version.trim();
  let at = writeNumbers(text, out);
  if (at < 0) return false;
  const unit = text.charCodeAt(at);
  if (unit >= 97 && unit <= 122) {
    out.byte(letter);
    out.byte(unit);
    at++;
  }
  at = writeSuffixes(text, at, out);
  if (at < 0) return false;
  const revision = text.startsWith("-r", at) ? at + 2 : at;
  const stop = revision > at ? endOfDigits(text, revision) : at;
  if (revision > at && stop === revision) return false;
  out.digits(text, revision, stop);
  return stop === text.length;
});
