/**
 * vers, the version range specifier (github.com/package-url/vers-spec, VERSION-RANGE-SPEC): `vers:npm/>=1.2.0|<2.0.0`.
 * What the specification forbids but whose meaning is plain (unsorted or redundant constraints) is read with a remark; the rest is refused.
 */

import { type Finding, type Parsed, failed, parsed } from "#core/problem.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareStarts, subtractInterval } from "#core/version/intervals.ts";
import { type Interval, everyVersion, onlyVersion, unreadableVersion } from "#core/version/range.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";

/** A comparator of vers; `*` stands alone. */
type Comparator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** One constraint, its version percent-decoded. */
type Constraint = { readonly comparator: Comparator; readonly version: string };

/** A vers range: its constraints in the order of the text (none for `*`), and the union of intervals that they mean, in rising order. */
export type VersRange = {
  readonly type: string;
  readonly scheme: Scheme;
  readonly constraints: readonly Constraint[];
  readonly intervals: readonly Interval[];
};

const longestVers = 100_000;
const mostConstraints = 10_000;
const comparators: readonly Comparator[] = [">=", "<=", "!=", "<", ">", "="];

/** Reads a vers string. Findings are `byte N` where a place can be named. */
export function parseVers(text: string): Parsed<VersRange> {
  if (text.length > longestVers)
    return failed("", "vers-too-long", `A vers string has at most ${longestVers} characters.`);
  const stray = text.search(/[^!-~]/);
  if (stray >= 0)
    return failed(
      `byte ${stray}`,
      "vers-character",
      "A vers string holds printable ASCII without whitespace.",
    );
  const head = /^vers:([a-z][a-z0-9.-]*)\//.exec(text);
  if (head === null)
    return failed("", "vers-malformed", "A vers string starts with vers:, a type in lower case and a slash.");
  const type = head[1] as string;
  const body = text.slice(head[0].length);
  if (type === "none" || type === "all") return readSpecial(type, body);
  const scheme = schemeNamed(type);
  if (scheme === undefined)
    return failed(
      "",
      "vers-type-unknown",
      `No version scheme is known for the vers type ${JSON.stringify(type)}.`,
    );
  if (body === "*") return parsed({ type, scheme, constraints: [], intervals: [everyVersion] });
  return readConstraints(type, scheme, body, head[0].length);
}

/** The types `all` and `none`, whose only range is `*`. */
function readSpecial(type: string, body: string): Parsed<VersRange> {
  if (body !== "*") return failed("", "vers-malformed", `The only range of vers:${type} is vers:${type}/*.`);
  const scheme = schemeNamed("generic") as Scheme;
  return parsed({ type, scheme, constraints: [], intervals: type === "all" ? [everyVersion] : [] });
}

function readConstraints(type: string, scheme: Scheme, body: string, offset: number): Parsed<VersRange> {
  const parts = body.split("|");
  if (parts.length > mostConstraints)
    return failed("", "vers-too-many", `A vers string has at most ${mostConstraints} constraints.`);
  const constraints: Constraint[] = [];
  let at = offset;
  for (const part of parts) {
    const constraint = readConstraint(type, scheme, part, `byte ${at}`);
    if (!constraint.ok) return constraint;
    constraints.push(constraint.value);
    at += part.length + 1;
  }
  return parsed(
    { type, scheme, constraints, intervals: intervalsOf(scheme, constraints) },
    remarks(scheme, constraints),
  );
}

function readConstraint(type: string, scheme: Scheme, part: string, at: string): Parsed<Constraint> {
  if (part === "") return failed(at, "vers-empty-constraint", "Pipes stand between constraints only.");
  const comparator = comparators.find((candidate) => part.startsWith(candidate));
  const version = decode(comparator === undefined ? part : part.slice(comparator.length));
  if (version === null)
    return failed(at, "vers-percent-encoding", "A % starts two hexadecimal digits in upper case.");
  if (version === "" || version === "*")
    return failed(at, "vers-malformed", "A constraint names a version; * stands alone.");
  if (type === "datetime" && (/[tz]/.test(version) || part.includes("%3A"))) {
    return failed(at, "vers-datetime", "A datetime has an upper-case T and Z and unencoded colons.");
  }
  if (isBound(comparator) && scheme.key(version) === null) {
    return { ok: false, findings: [unreadableVersion(scheme, version, at)] };
  }
  return parsed({ comparator: comparator ?? "=", version });
}

/** Percent-decodes once; null for a `%` without two upper-case hexadecimal digits, or bytes that are not UTF-8. */
function decode(text: string): string | null {
  if (!text.includes("%")) return text;
  if (/%(?![0-9A-F]{2})/.test(text)) return null;
  const bytes = Uint8Array.from(encodeBytes(text));
  const decoded = new TextDecoder().decode(bytes);
  return decoded.includes("\u{FFFD}") ? null : decoded;
}

function encodeBytes(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const percent = text.charCodeAt(at) === 37;
    bytes.push(percent ? Number.parseInt(text.slice(at + 1, at + 3), 16) : text.charCodeAt(at) & 0x7f);
    if (percent) at += 2;
  }
  return bytes;
}

/** Whether a comparator bounds an interval; the others name single versions, whose text need not be readable. */
function isBound(comparator: Comparator | undefined): boolean {
  return comparator !== undefined && comparator !== "=" && comparator !== "!=";
}

/** What the specification calls non-canonical in constraints whose meaning is plain. */
function remarks(scheme: Scheme, constraints: readonly Constraint[]): Finding[] {
  const findings: Finding[] = [];
  for (let at = 1; at < constraints.length; at++) {
    const before = constraints[at - 1]?.version ?? "";
    const step = compareVersions(scheme, before, constraints[at]?.version ?? "") ?? -1;
    if (step > 0)
      findings.push({
        at: "",
        code: "vers-not-sorted",
        message: "Constraints stand in the order of their versions.",
      });
    if (step === 0)
      findings.push({
        at: "",
        code: "vers-duplicate",
        message: "Each version stands in one constraint only.",
      });
    if (findings.length > 0) break;
  }
  return findings;
}

type Bound = { readonly version: string; readonly included: boolean };

/**
 * The union of intervals of constraints. Of several starts in a row the first holds and of several ends in a row the last
 * (the specification's simplification); then excluded versions are cut out and single versions outside all intervals added.
 */
function intervalsOf(scheme: Scheme, constraints: readonly Constraint[]): Interval[] {
  const order = (a: string, b: string): number => compareVersions(scheme, a, b) ?? 0;
  const excluded = constraints
    .filter(({ comparator, version }) => comparator === "!=" && scheme.key(version) !== null)
    .map(({ version }) => version)
    .toSorted(order);
  const singles = constraints
    .filter(({ comparator }) => comparator === "=")
    .map(({ version }) => onlyVersion(version));
  const bounds = constraints
    .filter(({ comparator }) => isBound(comparator))
    .toSorted((a, b) => order(a.version, b.version));
  const unbounded = bounds.length === 0 && singles.length === 0;
  const spans = unbounded ? [everyVersion] : spansOf(bounds);
  const rest = withoutVersions(scheme, spans, excluded);
  return [...singles, ...rest].toSorted((a, b) => compareStarts(scheme, a, b));
}

/** What rising spans hold besides rising versions. One walk over both: a hostile text has thousands of each. */
function withoutVersions(
  scheme: Scheme,
  spans: readonly Interval[],
  excluded: readonly string[],
): readonly Interval[] {
  const rest: Interval[] = [];
  let at = 0;
  for (const whole of spans) {
    let open: Interval | undefined = whole;
    for (; at < excluded.length && open !== undefined; at++) {
      const version = excluded[at] as string;
      const behind = whole.to === null ? -1 : (compareVersions(scheme, version, whole.to) ?? 0);
      if (behind > 0) break;
      const parts: readonly Interval[] = subtractInterval(scheme, open, onlyVersion(version));
      rest.push(...parts.slice(0, -1));
      open = parts.at(-1);
      if (behind === 0) break;
    }
    if (open !== undefined) rest.push(open);
  }
  return rest;
}

function spansOf(bounds: readonly Constraint[]): Interval[] {
  const spans: Interval[] = [];
  let start: Bound | null = null;
  let end: Bound | null = null;
  for (const { comparator, version } of bounds) {
    const bound = { version, included: comparator.endsWith("=") };
    if (comparator.startsWith("<")) {
      end = bound;
    } else if (end !== null) {
      spans.push(span(start, end));
      start = bound;
      end = null;
    } else {
      start ??= bound;
    }
  }
  if (start !== null || end !== null) spans.push(span(start, end));
  return spans;
}

function span(start: Bound | null, end: Bound | null): Interval {
  return {
    from: start?.version ?? null,
    fromIncluded: start?.included ?? true,
    to: end?.version ?? null,
    toIncluded: end?.included ?? true,
  };
}
