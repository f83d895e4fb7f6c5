/**
 * RubyGems versions (`Gem::Version`): segments of digits and of letters; an absent segment is 0, letters come before every
 * number, and a hyphen opens a pre-release. Zeros before the first letters and at the end do not count.
 */

import { endOfDigits, endOfLetters, isDigit, isLetter, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/**
 * What may come next, in rising order; a number above 0 comes after all of them. The end stands for zeros without number, so
 * a run of zeros is placed by what ends it: more zeros before letters are greater, more zeros before a number are less.
 */
const letters = 0x10;
const zerosThenLetters = 0x11;
const end = 0x12;
const zerosThenNumber = 0x13;

type Run = { zeros: number; lettersSeen: boolean };

/** Writes the zeros that were held back until it was known what follows them. */
function writeZeros(run: Run, beforeNumber: boolean, out: KeyWriter): void {
  if (run.zeros > 0 && beforeNumber) {
    out.byte(zerosThenNumber);
    out.falling(run.zeros);
  } else if (run.zeros > 0 && run.lettersSeen) {
    out.byte(zerosThenLetters);
    out.integer(run.zeros);
  }
  run.zeros = 0;
}

function writeLetters(word: string, run: Run, out: KeyWriter): void {
  writeZeros(run, false, out);
  run.lettersSeen = true;
  out.byte(letters);
  out.text(word, 0, word.length);
}

/** Writes the segments; false where a character is neither digit, letter, dot nor hyphen. */
function writeSegments(text: string, out: KeyWriter): boolean {
  const run: Run = { zeros: 0, lettersSeen: false };
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      const next = endOfDigits(text, at);
      if (isZero(text, at, next)) {
        run.zeros++;
      } else {
        writeZeros(run, true, out);
        out.digits(text, at, next);
      }
      at = next;
    } else if (isLetter(unit)) {
      const next = endOfLetters(text, at);
      writeLetters(text.slice(at, next), run, out);
      at = next;
    } else if (unit === 45) {
      writeLetters("pre", run, out);
      at++;
    } else if (unit === 46) {
      at++;
    } else {
      return false;
    }
  }
  out.byte(end);
  return true;
}

/** Whether `Gem::Version.correct?` holds: digits first, no empty segment. */
function isCorrect(text: string): boolean {
  if (!isDigit(text.charCodeAt(0))) return false;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== 46) continue;
    const next = text.charCodeAt(at + 1);
    if (!isDigit(next) && !isLetter(next) && next !== 45) return false;
  }
  return true;
}

/** RubyGems' order of gem versions. */
export const gem = schemeOf("gem", (version, out) => {
  const text = version.trim();
  return isCorrect(text) && writeSegments(text, out);
});
