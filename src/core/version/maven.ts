/**
 * Maven versions: the "Version Order Specification" of the POM reference (`ComparableVersion`).
 * A version is a list of tokens parted by dots, hyphens and changes between digits and letters (which count as hyphens).
 */

import { endOfDigits, isDigit, isZero } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come next, in rising order; a number after a dot comes after all of them. The end is also the release. */
const qualifiers = new Map([
  ["alpha", 0x01],
  ["beta", 0x02],
  ["milestone", 0x03],
  ["rc", 0x04],
  ["cr", 0x04],
  ["snapshot", 0x05],
  ["", 0x06],
  ["ga", 0x06],
  ["final", 0x06],
  ["release", 0x06],
  ["sp", 0x07],
]);
const release = 0x06;
const unknownQualifier = 0x08;
const hyphenNumber = 0x09;

const short = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["m", "milestone"],
]);

type Token = { readonly hyphen: boolean; readonly number: boolean; readonly text: string };

/** One token at a place: digits, or everything up to a digit or separator. */
function readToken(text: string, at: number, hyphen: boolean): Token {
  const digits = endOfDigits(text, at);
  if (digits > at) return { hyphen, number: true, text: text.slice(at, digits) };
  let end = at;
  while (end < text.length && !isDigit(text.charCodeAt(end)) && text[end] !== "." && text[end] !== "-") end++;
  return { hyphen, number: end === at, text: text.slice(at, end) };
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let hyphen = false;
  for (let at = 0; at <= text.length;) {
    const token = readToken(text, at, hyphen);
    at += token.text.length;
    const separated = text[at] === "." || text[at] === "-";
    const before = at < text.length && !separated && !token.number;
    tokens.push(before ? { ...token, text: short.get(token.text) ?? token.text } : token);
    hyphen = text[at] !== ".";
    if (separated || at === text.length) at++;
  }
  return tokens;
}

function isNull(token: Token): boolean {
  return token.number ? isZero(token.text, 0, token.text.length) : qualifiers.get(token.text) === release;
}

/** Drops the null tokens at the end and before each hyphen or qualifier. */
function trimTokens(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.hyphen || !token.number) while (kept.length > 0 && isNull(kept.at(-1) as Token)) kept.pop();
    kept.push(token);
  }
  while (kept.length > 0 && isNull(kept.at(-1) as Token)) kept.pop();
  return kept;
}

function writeToken(token: Token, first: boolean, out: KeyWriter): void {
  if (token.number) {
    if (token.hyphen && !first) out.byte(hyphenNumber);
    out.digits(token.text, 0, token.text.length);
    return;
  }
  const mark = qualifiers.get(token.text);
  out.byte(mark ?? unknownQualifier);
  if (mark === undefined) out.utf8(token.text);
}

/** Maven's order of artifact versions. */
export const maven = schemeOf("maven", (version, out) => {
  const text = version.trim().toLowerCase();
  if (text === "") return false;
  let first = true;
  for (const token of trimTokens(readTokens(text))) {
    writeToken(token, first, out);
    first = false;
  }
  out.byte(release);
  return true;
});
