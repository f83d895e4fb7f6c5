/**
 * Versions that are lists of numbers, compared number by number, a shorter list first: Haskell's Package Versioning Policy
 * (Hackage), R's `package_version` (CRAN and Bioconductor, where a hyphen separates like a dot), and the vers types `intdot` and `lexicographic`.
 */

import { endOfDigits } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

const end = 0x01;
const dot = 46;
const hyphen = 45;

/** Writes numbers parted by dots (and by `also`); false unless the whole version is such a list. */
function writeList(text: string, also: number, out: KeyWriter): boolean {
  for (let at = 0; ; at++) {
    const stop = endOfDigits(text, at);
    if (stop === at) return false;
    out.digits(text, at, stop);
    at = stop;
    if (at === text.length) break;
    const unit = text.charCodeAt(at);
    if (unit !== dot && unit !== also) return false;
  }
  out.byte(end);
  return true;
}

/** Hackage's order: `1.0` comes before `1.0.0`. */
export const hackage = schemeOf("hackage", (version, out) => writeList(version.trim(), dot, out));

/** CRAN's order: `1.0-1` is `1.0.1`, and `1.0` comes before `1.0.0`. */
export const cran = schemeOf("cran", (version, out) => writeList(version.trim(), hyphen, out));

/** The vers type `intdot`: numbers up to the first character that is neither digit nor dot. */
export const intdot = schemeOf("intdot", (version, out) => {
  let at = 0;
  for (;;) {
    const stop = endOfDigits(version, at);
    if (stop === at) return false;
    out.digits(version, at, stop);
    at = stop + 1;
    if (version.charCodeAt(stop) !== dot || endOfDigits(version, at) === at) break;
  }
  out.byte(end);
  return true;
});

/** The vers type `lexicographic`: the bytes of the version in UTF-8. */
export const lexicographic = schemeOf("lexicographic", (version, out) => {
  for (const byte of new TextEncoder().encode(version)) out.byte(byte);
  return true;
});
