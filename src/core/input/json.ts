/**
 * Reads JSON that someone else wrote: bytes to text, text to a value, within limits, with findings instead of throws.
 * It does not check shapes; the objects it gives may hold any key, `__proto__` too, so ask them with {@link member}.
 */
import { scanJson } from "#core/input/json-scan.ts";
import { failed, parsed, type Finding, type Parsed } from "#core/problem.ts";

/** Limits on one JSON document. */
type JsonLimits = {
  /** UTF-16 units of text; 64 Mi unless told. */
  readonly chars?: number;
  /** Levels of nesting; 200 unless told. */
  readonly depth?: number;
  /** `false` skips the search for repeated keys, inexact numbers and lone surrogates: for large feeds of a known origin. */
  readonly meaning?: boolean;
};

const maxNumber = 1000;
const maxRemarks = 50;

/**
 * The value of a JSON text. Fails on what is too large, too deep or not JSON; remarks on repeated keys (the last counts),
 * inexact or infinite numbers and lone surrogates. A byte order mark at the start is passed over.
 */
export function readJson(text: string, limits: JsonLimits = {}): Parsed<unknown> {
  const chars = limits.chars ?? 64 * 1024 * 1024;
  if (text.length > chars) return failed("", "too-large", `The text has more than ${chars} characters.`);
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const scan = scanJson(body, {
    depth: limits.depth ?? 200,
    meaning: limits.meaning ?? true,
    number: maxNumber,
    remarks: maxRemarks,
  });
  if (!scan.ok) return scan;
  try {
    return parsed(JSON.parse(body) as unknown, scan.findings);
  } catch (error) {
    return { ok: false, findings: [syntaxFinding(body, error)] };
  }
}

function syntaxFinding(text: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : "";
  const position = /at position (\d{1,10})/.exec(message)?.[1];
  if (text.trim() === "") return { at: "", code: "empty", message: "There is nothing to read." };
  if (position === undefined) {
    return { at: "", code: "json-invalid", message: "This is not JSON, or it ends too early." };
  }
  return {
    at: `line ${lineOf(text, Number(position))}`,
    code: "json-invalid",
    message: "This is not JSON from here on.",
  };
}

/** The line, counted from 1, on which the UTF-16 unit `position` of a text stands. */
function lineOf(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < position; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Anything else is a finding, never a guess. */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  const encoding = encodingOf(bytes);
  if (encoding === null)
    return failed("byte 0", "encoding-unknown", "The text is not UTF-8, nor UTF-16 with a byte order mark.");
  try {
    const decoder = encoding === "utf-8" ? utf8 : new TextDecoder(encoding, { fatal: true });
    return parsed(decoder.decode(bytes));
  } catch {
    return failed("", "encoding-wrong", `The bytes are not valid ${encoding.toUpperCase()}.`);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? null : "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeroAmongFirst = bytes[0] === 0 || bytes[1] === 0 || bytes[2] === 0 || bytes[3] === 0;
  return zeroAmongFirst ? null : "utf-8";
}

/** An own member of a JSON object; `undefined` where the value is no object or has no such member. Prototypes are never asked. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return !mayBeInherited(found) || Object.hasOwn(value, key) ? found : undefined;
}

/** What every object inherits is a function, or by the name `__proto__` the prototype itself: looking a name up once is enough to know anything else as an object's own. */
function mayBeInherited(found: unknown): boolean {
  return typeof found === "function" || found === Object.prototype;
}

/** A member that is a string, else `null`. */
export function textMember(value: unknown, key: string): string | null {
  const found = member(value, key);
  return typeof found === "string" ? found : null;
}

/** A member that is an array, else an empty one. */
export function listMember(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

/** Own entries of a JSON object in document order; none where the value is no object. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
}

/** The JSON value of bytes that someone else wrote and that are looked at member by member: bounded in depth, unknown members allowed; repeated keys are remarked upon where `meaning` says so. */
export function readJsonBytes(bytes: Uint8Array, meaning = false): Parsed<unknown> {
  const text = decodeText(bytes);
  return text.ok ? readJson(text.value, { depth: 64, meaning }) : text;
}

/** The JSON value of bytes that people sign or believe: what means one thing to one reader and another to the next (a repeated key, an inexact number) is refused. */
export function readUnambiguousJson(bytes: Uint8Array): Parsed<unknown> {
  const json = readJsonBytes(bytes, true);
  if (!json.ok || (json.findings ?? []).length === 0) return json;
  return { ok: false, findings: json.findings ?? [] };
}
