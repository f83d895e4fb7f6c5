/**
 * One linear pass over JSON text before `JSON.parse` sees it: depth, repeated keys, numbers and strings that lose meaning.
 * It is not a validator: what is not JSON at all is left for `JSON.parse` to refuse. It never recurses and never throws.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import { failed, parsed, type Finding, type Parsed } from "#core/problem.ts";

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/** What the pass may meet before it stops, and whether it looks at keys, numbers and escapes at all. */
type ScanLimits = {
  readonly depth: number;
  /** Characters of one number. */
  readonly number: number;
  /** Remarks kept; the rest are counted in one last remark. */
  readonly remarks: number;
  /** `false` looks at depth only, which is several times faster. */
  readonly meaning: boolean;
};

/** Where the pass stands: one entry a level, and the remarks so far. Private to one call. */
type JsonWalk = {
  readonly text: string;
  readonly limits: ScanLimits;
  readonly levels: Level[];
  readonly remarks: Finding[];
  unsaid: number;
  /** Index of the next backslash at or after where the pass stands, so that strings without one cost nothing more. */
  escape: number;
};

/** One level of nesting: the keys seen (null for an array), a set of them once they are many, and the key or index at which it stands. */
type Level = { readonly keys: string[] | null; many: Set<string> | null; at: string | number };

/** Remarks about the text, or the one finding for which it must not be parsed. The places are JSON Pointers. */
export function scanJson(text: string, limits: ScanLimits): Parsed<null> {
  return limits.meaning ? scanMeaning(text, limits) : scanDepth(text, limits.depth);
}

function scanDepth(text: string, limit: number): Parsed<null> {
  let depth = 0;
  let escape = nextEscape(text, 0);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) {
      const end = text.indexOf('"', i + 1);
      if (escape < end) {
        i = endOfString(text, i);
        escape = nextEscape(text, i);
      } else i = end;
      if (i < 0) break;
    } else if (c === openBrace || c === openBracket) {
      if (++depth > limit) return tooDeep("", limit);
    } else if (c === closeBrace || c === closeBracket) depth--;
  }
  return parsed(null);
}

function scanMeaning(text: string, limits: ScanLimits): Parsed<null> {
  const walk: JsonWalk = { text, limits, levels: [], remarks: [], unsaid: 0, escape: nextEscape(text, 0) };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) {
      const first = text.indexOf('"', i + 1);
      const escaped = walk.escape < first;
      const end = escaped ? endOfString(text, i) : first;
      if (end < 0) break;
      if (escaped) walk.escape = nextEscape(text, end);
      lookAtString(walk, { start: i, end, escaped });
      i = end;
    } else if (c === openBrace || c === openBracket) {
      if (walk.levels.length >= limits.depth) return tooDeep(pointer(walk), limits.depth);
      walk.levels.push(
        c === openBrace ? { keys: [], many: null, at: "" } : { keys: null, many: null, at: 0 },
      );
    } else if (c === closeBrace || c === closeBracket) walk.levels.pop();
    else if (c === comma) step(walk);
    else if (c === minus || (c >= zero && c <= nine)) {
      const end = endOfNumber(text, i);
      if (end - i > limits.number) {
        return failed(
          pointer(walk),
          "json-number-too-long",
          `A number has more than ${limits.number} characters.`,
        );
      }
      lookAtNumber(walk, text.slice(i, end));
      i = end - 1;
    }
  }
  if (walk.unsaid > 0) {
    walk.remarks.push({
      at: "",
      code: "json-more-remarks",
      message: `${walk.unsaid} more remarks of this kind are not listed.`,
    });
  }
  return parsed(null, walk.remarks);
}

function tooDeep(at: string, limit: number): Parsed<null> {
  return failed(at.slice(0, 200), "json-too-deep", `The nesting is deeper than ${limit} levels.`);
}

function nextEscape(text: string, from: number): number {
  const found = from < 0 ? -1 : text.indexOf("\\", from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** Index of the closing quote of the string that opens at `start`, or -1. Every character is looked at a constant number of times. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}

function endOfNumber(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const part =
      (c >= zero && c <= nine) || c === 0x2e || c === 0x2b || c === minus || c === 0x65 || c === 0x45;
    if (!part) break;
  }
  return i;
}

function step(walk: JsonWalk): void {
  const level = walk.levels.at(-1);
  if (level !== undefined && typeof level.at === "number") level.at++;
}

type Literal = { readonly start: number; readonly end: number; readonly escaped: boolean };

function lookAtString(walk: JsonWalk, { start, end, escaped }: Literal): void {
  const level = walk.levels.at(-1);
  const isKey = level !== undefined && level.keys !== null && colonFollows(walk.text, end + 1);
  if (!isKey && !escaped) return;
  const literal = escaped ? walk.text.slice(start, end + 1) : "";
  if (!isKey && isWhole(literal)) return;
  const value = escaped ? unescape(literal) : walk.text.slice(start + 1, end);
  if (value === null) return;
  if (isKey) {
    level.at = value;
    if (repeats(level, value))
      remark(walk, "json-key-repeated", "A key occurs twice in one object; the last value counts.");
  }
  if (escaped && !value.isWellFormed())
    remark(walk, "json-lone-surrogate", "A string holds half of a surrogate pair.");
}

/** Whether a literal can be told to hold no half of a surrogate pair without reading its escapes. */
function isWhole(literal: string): boolean {
  return !literal.includes("\\u") && literal.isWellFormed();
}

const few = 16;

/** Whether the object had the key; it has it from now on. Most objects have few keys, for which a list is quicker than a set. */
function repeats(level: Level, key: string): boolean {
  const keys = level.keys ?? [];
  const known = level.many === null ? keys.includes(key) : level.many.has(key);
  if (known) return true;
  if (level.many !== null) level.many.add(key);
  else if (keys.push(key) > few) level.many = new Set(keys);
  return false;
}

function colonFollows(text: string, from: number): boolean {
  let i = from;
  for (let c = text.charCodeAt(i); c === 0x20 || (c >= 9 && c <= 13); c = text.charCodeAt(i)) i++;
  return text.charCodeAt(i) === colon;
}

function unescape(literal: string): string | null {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}

function lookAtNumber(walk: JsonWalk, literal: string): void {
  if (literal.length < 16 && !/[eE]/.test(literal)) return;
  const value = Number(literal);
  if (Number.isNaN(value)) return;
  if (!Number.isFinite(value))
    remark(walk, "json-number-infinite", "A number is too large to be held; it is read as infinity.");
  else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    remark(walk, "json-number-inexact", "A whole number is beyond 2^53 and is read inexactly.");
  }
}

function remark(walk: JsonWalk, code: string, message: string): void {
  if (walk.remarks.length < walk.limits.remarks) walk.remarks.push({ at: pointer(walk), code, message });
  else walk.unsaid++;
}

function pointer(walk: JsonWalk): string {
  return walk.levels.map((level) => `/${pointerStep(String(level.at))}`).join("");
}
