/**
 * Arch Linux versions, `[epoch:]pkgver[-pkgrel]` (pacman's `alpm_pkg_vercmp`, vercmp(8)).
 * Not an order: an absent pkgrel equals every pkgrel, so 1-1 = 1 = 1-2 while 1-1 < 1-2. The key places an absent pkgrel first; `exact` decides.
 */

import { endOfDigits, endOfLetters, isDigit, isLetter } from "#core/version/characters.ts";
import { KeyWriter, longestVersion } from "#core/version/key-writer.ts";
import { type Scheme, compareBytes } from "#core/version/scheme.ts";

/** What may come next, in rising order: letters that touch the number, the end, a number that touches letters, separators by their count. */
const touchingLetters = 0x01;
const end = 0x02;
const touchingNumber = 0x03;
const separators = 0x04;
const trailing = 0x02;
const letters = 0x01;
const number = 0x03;

const noRelease = 0x01;
const release = 0x02;

type AlpmParts = { readonly epoch: string; readonly version: string; readonly release: string | null };

function split(text: string): AlpmParts {
  const digits = endOfDigits(text, 0);
  const colon = text.charCodeAt(digits) === 58 ? digits : -1;
  const hyphen = text.lastIndexOf("-");
  const stop = hyphen > colon ? hyphen : text.length;
  return {
    epoch: colon > 0 ? text.slice(0, colon) : "",
    version: text.slice(colon + 1, stop),
    release: hyphen > colon ? text.slice(stop + 1) : null,
  };
}

function writeSegment(text: string, at: number, mark: number, out: KeyWriter): number {
  out.byte(mark);
  const stop = endOfDigits(text, at);
  if (stop > at) {
    out.digits(text, at, stop);
    return stop;
  }
  const wordEnd = endOfLetters(text, at);
  out.text(text, at, wordEnd);
  return wordEnd;
}

function writePart(text: string, out: KeyWriter): void {
  for (let at = 0; at < text.length;) {
    const start = at;
    while (at < text.length && !isDigit(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at))) at++;
    const numeric = isDigit(text.charCodeAt(at));
    if (at === start) {
      at = writeSegment(text, at, numeric ? touchingNumber : touchingLetters, out);
      continue;
    }
    out.byte(separators);
    if (at === text.length) {
      out.byte(trailing);
      return;
    }
    out.integer(at - start);
    at = writeSegment(text, at, numeric ? number : letters, out);
  }
  out.byte(end);
}

function partKey(text: string): Uint8Array {
  const out = new KeyWriter();
  writePart(text, out);
  return out.finish();
}

/** pacman's own comparison: a pkgrel counts only when both versions have one. */
function exact(a: string, b: string): number {
  const left = split(a.trim());
  const right = split(b.trim());
  const body = compareBytes(bodyKey(left), bodyKey(right));
  if (body !== 0 || left.release === null || right.release === null) return body;
  return compareBytes(partKey(left.release), partKey(right.release));
}

function bodyKey(parts: AlpmParts): Uint8Array {
  const out = new KeyWriter();
  out.digits(parts.epoch, 0, parts.epoch.length);
  writePart(parts.version, out);
  return out.finish();
}

/** pacman's order of package versions. */
export const alpm: Scheme = {
  name: "alpm",
  exact,
  key(version) {
    const text = version.trim();
    if (text === "" || text.length > longestVersion) return null;
    const parts = split(text);
    const out = new KeyWriter();
    out.digits(parts.epoch, 0, parts.epoch.length);
    writePart(parts.version, out);
    out.byte(parts.release === null ? noRelease : release);
    if (parts.release !== null) writePart(parts.release, out);
    return out.finish();
  },
};
