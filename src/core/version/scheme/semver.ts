/**
 * Semantic Versioning 2.0.0 clause 11, read as loosely as registries and advisories write it: a leading `v` or `=`, fewer or
 * more than three numbers (absent ones are 0), a pre-release without its hyphen (`1.2.3beta`). Build metadata does not count.
 * The number reading and the identifier lists serve NuGet, Pub and Go too, whose differences stand in their own files.
 */

import { endOfDigits, isDigit, isLetter, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What follows the numbers: a pre-release comes before the release. */
const preRelease = 0x01;
const release = 0x02;

const endOfList = 0x01;
const word = 0xb0;
const dot = 46;
const hyphen = 45;
const plus = 43;

/** The place after a leading blank, `=` and `v`. */
export function afterPrefix(version: string): number {
  let at = 0;
  while (version.charCodeAt(at) === 32 || version.charCodeAt(at) === 61) at++;
  return (version.charCodeAt(at) | 32) === 118 ? at + 1 : at;
}

/** Writes dotted numbers without trailing zeros; the place after them, or -1 when there is no number where one must be. */
export function writeNumbers(version: string, start: number, out: KeyWriter): number {
  let zeros = 0;
  for (let at = start; ; at++) {
    const end = endOfDigits(version, at);
    if (end === at) return -1;
    if (isZero(version, at, end)) {
      zeros++;
    } else {
      for (; zeros > 0; zeros--) out.integer(0);
      out.digits(version, at, end);
    }
    if (version.charCodeAt(end) !== dot) return end;
    at = end;
  }
}

/** Writes dot-separated identifiers (clause 11.4); false for an empty one or a character that none may have. */
export function writeIdentifiers(text: string, out: KeyWriter): boolean {
  for (let start = 0; ;) {
    let numeric = true;
    let end = start;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === dot) break;
      if (isDigit(unit)) continue;
      if (!isLetter(unit) && unit !== hyphen && unit !== 95) return false;
      numeric = false;
    }
    if (end === start) return false;
    if (numeric) {
      out.digits(text, start, end);
    } else {
      out.byte(word);
      out.text(text, start, end);
    }
    if (end >= text.length) break;
    start = end + 1;
  }
  out.byte(endOfList);
  return true;
}

/** Writes what stands between the numbers and the build metadata: nothing, or a pre-release with or without its hyphen. */
export function writePreRelease(tail: string, out: KeyWriter): boolean {
  if (tail === "") {
    out.byte(release);
    return true;
  }
  const hyphened = tail.charCodeAt(0) === hyphen;
  if (!hyphened && !isLetter(tail.charCodeAt(0))) return false;
  out.byte(preRelease);
  return writeIdentifiers(hyphened ? tail.slice(1) : tail, out);
}

/** Writes a semantic version's key; `fold` makes letters of pre-releases count alike in both cases. */
export function writeSemver(version: string, out: KeyWriter, fold: boolean): boolean {
  const at = writeNumbers(version, afterPrefix(version), out);
  if (at < 0) return false;
  if (at === version.length) {
    out.byte(release);
    return true;
  }
  const { tail } = splitBuild(version.slice(at).trimEnd());
  return writePreRelease(fold ? tail.toLowerCase() : tail, out);
}

/** A tail parted at its first `+`; `build` is null when there is none. */
export function splitBuild(text: string): { readonly tail: string; readonly build: string | null } {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === plus) return { tail: text.slice(0, at), build: text.slice(at + 1) };
  }
  return { tail: text, build: null };
}

/** Semantic versions as npm's, Cargo's, Hex's, Julia's and Swift's registries order them. */
export const semver = schemeOf("semver", (version, out) => writeSemver(version, out, false));
