/**
 * Composer (Packagist) versions: `VersionParser::normalize` of composer/semver (numbers padded with zeros, `1.x-dev` branches as
 * 1.9999999…-dev), then PHP's `version_compare`. Branch names (`dev-main`) have no order in Composer and are unreadable here.
 */

import { endOfDigits, endOfLetters, isDigit, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come after the numbers, in rising order; a further number comes after all of them. */
const words = new Map([
  ["dev", 0x02],
  ["alpha", 0x03],
  ["a", 0x03],
  ["beta", 0x04],
  ["b", 0x04],
  ["rc", 0x05],
  ["pl", 0x08],
  ["p", 0x08],
  ["patch", 0x08],
  ["post", 0x08],
]);
const end = 0x06;
const hyphenNumber = 0x07;
const branchNumber = 9_999_999;
const branchNumbers = 4;

/** The version without alias, stability flag and metadata. */
function bare(version: string): string {
  let text = version.trim().toLowerCase();
  for (const mark of [" as ", "@", "+"]) {
    const at = text.indexOf(mark);
    if (at > 0) text = text.slice(0, at);
  }
  return text;
}

function isSeparator(unit: number): boolean {
  return unit === 45 || unit === 46 || unit === 95;
}

/** Writes the leading numbers without trailing zeros; the place after them, or -1. */
function writeNumbers(text: string, start: number, out: KeyWriter): number {
  let zeros = 0;
  for (let at = start; ; at++) {
    const stop = endOfDigits(text, at);
    if (stop === at) return -1;
    if (isZero(text, at, stop)) {
      zeros++;
    } else {
      for (; zeros > 0; zeros--) out.integer(0);
      out.digits(text, at, stop);
    }
    if (text.charCodeAt(stop) !== 46 || !isDigit(text.charCodeAt(stop + 1))) return stop;
    at = stop;
  }
}

/** Writes what follows the numbers: stabilities with their numbers. */
function writeStabilities(text: string, start: number, out: KeyWriter): boolean {
  for (let at = start; at < text.length;) {
    if (isSeparator(text.charCodeAt(at))) at++;
    const letters = endOfLetters(text, at);
    const stop = endOfDigits(text, at);
    if (letters > at) {
      const word = text.slice(at, letters);
      const mark = words.get(word);
      if (mark === undefined && word !== "stable") return false;
      if (mark !== undefined) out.byte(mark);
      at = letters;
    } else if (stop > at) {
      out.byte(hyphenNumber);
      out.digits(text, at, stop);
      at = stop;
    } else {
      return false;
    }
  }
  out.byte(end);
  return true;
}

/** Writes a numbered branch such as `1.2.x-dev`; false when the text is none. */
function writeBranch(text: string, start: number, out: KeyWriter): boolean {
  const parts = text.slice(start, -"-dev".length).split(".");
  if (parts.length > branchNumbers) return false;
  for (let place = 0; place < branchNumbers; place++) {
    const part = parts[place] ?? "x";
    if (part === "x" || part === "*") {
      if (place === 0) return false;
      out.integer(branchNumber);
    } else if (endOfDigits(part, 0) === part.length && part !== "") {
      out.digits(part, 0, part.length);
    } else {
      return false;
    }
  }
  out.byte(words.get("dev") as number);
  out.byte(end);
  return true;
}

/** Composer's order of package versions. */
export const composer = schemeOf("composer", (version, out) => {
  const text = bare(version);
  const start = text.charCodeAt(0) === 118 ? 1 : 0;
  if (!isDigit(text.charCodeAt(start))) return false;
  if (text.endsWith(".x-dev") || text.endsWith(".*-dev")) return writeBranch(text, start, out);
  const at = writeNumbers(text, start, out);
  return at >= 0 && writeStabilities(text, at, out);
});
