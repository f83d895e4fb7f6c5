/**
 * Versions of software that states no scheme (appliances, firmware, OpenSSL-style letters, calendar versions).
 * Ours: dotted numbers with absent ones as 0; known words of unfinished work come before the release, every other word after it
 * (`1.0.2a`, `10.1.3-h2`, `21.4R3-S5`); all other characters only separate. Zeros before a word and at the end do not count.
 */

import { endOfDigits, endOfLetters, isDigit, isLetter, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come next, in rising order; a number above 0 comes after all of them. */
const unfinished = new Map([
  ["dev", 0x01],
  ["nightly", 0x01],
  ["snapshot", 0x01],
  ["alpha", 0x02],
  ["beta", 0x03],
  ["milestone", 0x04],
  ["pre", 0x05],
  ["preview", 0x05],
  ["rc", 0x06],
  ["cr", 0x06],
]);
/** Single letters that mean unfinished work only when a number follows: `1.0b2`, but not OpenSSL's `1.0.2b`. */
const unfinishedLetters = new Map([
  ["a", 0x02],
  ["b", 0x03],
]);
const end = 0x12;
const laterWord = 0x13;
const zerosThenNumber = 0x14;

function writeWord(text: string, start: number, stop: number, out: KeyWriter): void {
  const word = text.slice(start, stop);
  const numbered = isDigit(text.charCodeAt(stop));
  const mark = unfinished.get(word) ?? (numbered ? unfinishedLetters.get(word) : undefined);
  if (mark !== undefined) {
    out.byte(mark);
    return;
  }
  out.byte(laterWord);
  out.text(word, 0, word.length);
}

/** The order of generic versions. A version without any digit is unreadable. */
export const generic = schemeOf("generic", (version, out) => {
  const text = version.trim().toLowerCase();
  let zeros = 0;
  let numbers = 0;
  for (let at = text.charCodeAt(0) === 118 && isDigit(text.charCodeAt(1)) ? 1 : 0; at < text.length;) {
    const digits = endOfDigits(text, at);
    if (digits > at) {
      numbers++;
      if (isZero(text, at, digits)) {
        zeros++;
      } else {
        if (zeros > 0) {
          out.byte(zerosThenNumber);
          out.falling(zeros);
        }
        zeros = 0;
        out.digits(text, at, digits);
      }
      at = digits;
    } else if (isLetter(text.charCodeAt(at))) {
      const stop = endOfLetters(text, at);
      writeWord(text, at, stop, out);
      zeros = 0;
      at = stop;
    } else {
      at++;
    }
  }
  out.byte(end);
  return numbers > 0;
});
