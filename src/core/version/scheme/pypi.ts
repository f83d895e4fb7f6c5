/**
 * Python versions: PEP 440 (packaging.python.org, "Version specifiers"), with every spelling that its Appendix B allows.
 * What PEP 440 does not read (legacy versions) is unreadable here too, as it is for the reference since `packaging` 22.
 */

import { endOfDigits, isDigit, isLetter, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

const preWords = [
  ["alpha", 0x02],
  ["a", 0x02],
  ["beta", 0x03],
  ["b", 0x03],
  ["preview", 0x04],
  ["pre", 0x04],
  ["rc", 0x04],
  ["c", 0x04],
] as const;
const postWords = [
  ["post", 0],
  ["rev", 0],
  ["r", 0],
] as const;
const devWords = [["dev", 0]] as const;

/** Marks that stand where a pre-release's letter would: a bare development release before all, no pre-release after all. */
const beforePre = 0x01;
const afterPre = 0x05;
const noPost = 0x01;
const noDev = 0xb0;
const noLocal = 0x01;
const local = 0x02;
const localEnd = 0x01;
const localText = 0x02;

type VersionPart = {
  readonly mark: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
};

function isSeparator(unit: number): boolean {
  return unit === 45 || unit === 46 || unit === 95;
}

/** Reads `[-_.]? word [-_.]? digits?` at a place; null when no word of the list stands there. */
function readPart(
  text: string,
  at: number,
  words: readonly (readonly [string, number])[],
): VersionPart | null {
  const from = isSeparator(text.charCodeAt(at)) ? at + 1 : at;
  for (const [word, mark] of words) {
    if (!text.startsWith(word, from)) continue;
    const after = from + word.length;
    const start = isSeparator(text.charCodeAt(after)) ? after + 1 : after;
    const end = endOfDigits(text, start);
    return { mark, start, end, next: end };
  }
  return null;
}

/** Reads a post-release: a word, or a hyphen with digits. */
function readPost(text: string, at: number): VersionPart | null {
  if (text.charCodeAt(at) === 45 && isDigit(text.charCodeAt(at + 1))) {
    const end = endOfDigits(text, at + 1);
    return { mark: 0, start: at + 1, end, next: end };
  }
  return readPart(text, at, postWords);
}

/** Writes the epoch and the release without trailing zeros; the place after them, or -1. */
function writeRelease(text: string, start: number, out: KeyWriter): number {
  let at = start;
  let end = endOfDigits(text, at);
  if (end > at && text.charCodeAt(end) === 33) {
    out.digits(text, at, end);
    at = end + 1;
    end = endOfDigits(text, at);
  } else {
    out.integer(0);
  }
  if (end === at) return -1;
  for (let zeros = 0; ;) {
    if (isZero(text, at, end)) {
      zeros++;
    } else {
      for (; zeros > 0; zeros--) out.integer(0);
      out.digits(text, at, end);
    }
    if (text.charCodeAt(end) !== 46 || !isDigit(text.charCodeAt(end + 1))) return end;
    at = end + 1;
    end = endOfDigits(text, at);
  }
}

function writeLocal(text: string, start: number, out: KeyWriter): boolean {
  out.byte(local);
  for (let at = start; ; at++) {
    let end = at;
    while (end < text.length && (isDigit(text.charCodeAt(end)) || isLetter(text.charCodeAt(end)))) end++;
    if (end === at) return false;
    if (endOfDigits(text, at) === end) {
      out.digits(text, at, end);
    } else {
      out.byte(localText);
      out.text(text, at, end);
    }
    if (end === text.length) break;
    if (!isSeparator(text.charCodeAt(end))) return false;
    at = end;
  }
  out.byte(localEnd);
  return true;
}

/** The order of PEP 440. */
export const pypi = schemeOf("pypi", (version, out) => {
  const text = version.trim().toLowerCase();
  let at = writeRelease(text, text.charCodeAt(0) === 118 ? 1 : 0, out);
  if (at < 0) return false;
  const pre = readPart(text, at, preWords);
  if (pre !== null) at = pre.next;
  const post = readPost(text, at);
  if (post !== null) at = post.next;
  const dev = readPart(text, at, devWords);
  if (dev !== null) at = dev.next;
  if (pre !== null) {
    out.byte(pre.mark);
    out.digits(text, pre.start, pre.end);
  } else {
    out.byte(post === null && dev !== null ? beforePre : afterPre);
  }
  if (post === null) out.byte(noPost);
  else out.digits(text, post.start, post.end);
  if (dev === null) out.byte(noDev);
  else out.digits(text, dev.start, dev.end);
  if (text.charCodeAt(at) === 43) return writeLocal(text, at + 1, out);
  out.byte(noLocal);
  return at === text.length;
});
