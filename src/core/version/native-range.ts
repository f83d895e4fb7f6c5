/**
 * Ranges in the ecosystems' own syntax as intervals: comparators joined by blanks, commas and bars (npm, Cargo, PEP 440, RubyGems, Composer,
 * Conan and the like), and brackets (Maven, NuGet). Read as sets of versions: rules for choosing a dependency (npm's and Cargo's reserve about
 * pre-releases, PEP 440's about local versions) do not apply.
 */

import { type Parsed, failed, parsed } from "#core/problem.ts";
import { readBrackets } from "#core/version/bracket-range.ts";
import { isDigit } from "#core/version/characters.ts";
import {
  intersectIntervals,
  intervalFromVersion,
  subtractInterval,
  intervalUpToVersion,
} from "#core/version/intervals.ts";
import { type Interval, everyVersion, onlyVersion, unreadableVersion } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

const longestRange = 20_000;
const mostComparators = 500;
const operators = [
  "===",
  "<<",
  ">>",
  "~=",
  "~>",
  "==",
  "!=",
  ">=",
  "<=",
  "=>",
  "=<",
  ">",
  "<",
  "=",
  "^",
  "~",
] as const;
type Operator = (typeof operators)[number] | "";

/** How an ecosystem writes ranges. `bare` is what a version without operator means; `floor` is what is put behind an upper bound so that its pre-releases lie outside. */
type Dialect = { readonly bare: "=" | "^"; readonly floor: string; readonly partial: boolean };

const exactly: Dialect = { bare: "=", floor: "", partial: false };
const cargo: Dialect = { bare: "^", floor: "-0", partial: true };
const dialects: ReadonlyMap<string, Dialect> = new Map([
  ["npm", { bare: "=", floor: "-0", partial: true }],
  ["semver", { bare: "=", floor: "-0", partial: true }],
  ["swift", { bare: "=", floor: "-0", partial: true }],
  ["hex", { bare: "=", floor: "-0", partial: false }],
  ["pub", { bare: "=", floor: "-0", partial: false }],
  ["cargo", cargo],
  ["crates.io", cargo],
  ["pypi", { bare: "=", floor: ".dev0", partial: false }],
  ["gem", { bare: "=", floor: ".A", partial: false }],
  ["composer", { bare: "=", floor: "-dev", partial: false }],
  ["conan", { bare: "=", floor: "-", partial: false }],
]);

/** The numbers of a partial version such as `1.2.x`, with what follows them. */
type PartialVersion = { readonly numbers: readonly number[]; readonly rest: string; readonly wild: boolean };

/**
 * The intervals of a range in the syntax of a type (a purl or vers type whose scheme is given). Alternatives come in the order of the
 * text and may overlap. An empty text or `*` is every version. Findings are `byte N` where a place can be named.
 */
export function intervalsOfNative(type: string, scheme: Scheme, text: string): Parsed<Interval[]> {
  if (text.length > longestRange)
    return failed("", "range-too-long", `A range has at most ${longestRange} characters.`);
  if (scheme.name === "maven" || scheme.name === "nuget") return readBrackets(scheme, text);
  const dialect = dialects.get(type) ?? dialects.get(scheme.name) ?? exactly;
  const intervals: Interval[] = [];
  let budget = mostComparators;
  const plain = scheme.name === "conan" ? withoutConanMarks(text) : text;
  for (const alternative of plain.split(/\|\|?|\sor\s/)) {
    const words = wordsOf(alternative);
    budget -= words.length;
    if (budget < 0)
      return failed("", "range-too-long", `A range has at most ${mostComparators} comparators.`);
    const read = readAlternative(dialect, scheme, words);
    if (!read.ok) return read;
    intervals.push(...read.value);
  }
  return parsed(intervals);
}

/** Conan's marks for choosing pre-releases (`>1-`, `, include_prerelease`), which say nothing about the set. */
function withoutConanMarks(text: string): string {
  const [range = ""] = text.split(/,\s?include_prerelease/);
  return range.replaceAll(/-(?=\s|$)/g, "");
}

/** The comparators of one alternative: an operator stays with its version over blanks, a hyphen between blanks joins two versions. */
function wordsOf(alternative: string): string[] {
  const joined = alternative.replaceAll(/\sand\s|\s+/g, " ").replaceAll(/([<>=~^!]) (?=[^<>=~^!\s])/g, "$1");
  return joined
    .replaceAll(" - ", "..")
    .split(/[ ,]/)
    .filter((word) => word !== "");
}

function readAlternative(dialect: Dialect, scheme: Scheme, words: readonly string[]): Parsed<Interval[]> {
  let held: Interval[] = [everyVersion];
  for (const word of words) {
    const read =
      word.includes("..") && word.split("..").length === 2
        ? readSpan(dialect, word)
        : readComparator(dialect, word);
    if (!read.ok) return read;
    const bad = read.value.intervals
      .flatMap(({ from: low, to: high }) => [low, high])
      .find((end) => end !== null && scheme.key(end) === null);
    if (typeof bad === "string") return { ok: false, findings: [unreadableVersion(scheme, bad, "")] };
    const { intervals, outside } = read.value;
    held = outside
      ? intervals.reduce((rest, hole) => rest.flatMap((part) => subtractInterval(scheme, part, hole)), held)
      : held.flatMap((part) => intervals.flatMap((next) => intersectIntervals(scheme, part, next)));
  }
  return parsed(held);
}

/** What a comparator says: the intervals that it allows, or, with `outside`, those that it forbids. */
type ComparatorRange = { readonly intervals: readonly Interval[]; readonly outside: boolean };

function said(interval: Interval, outside = false): Parsed<ComparatorRange> {
  return parsed({ intervals: [interval], outside });
}

/** A hyphen range `1.2 - 2.3`. */
function readSpan(dialect: Dialect, word: string): Parsed<ComparatorRange> {
  const [low, high] = word.split("..") as [string, string];
  const [first, last] = [readComparator(dialect, `>=${low}`), readComparator(dialect, `<=${high}`)];
  if (!first.ok) return first;
  if (!last.ok) return last;
  return said({
    ...(first.value.intervals[0] as Interval),
    to: last.value.intervals[0]?.to ?? null,
    toIncluded: last.value.intervals[0]?.toIncluded ?? true,
  });
}

function readComparator(dialect: Dialect, word: string): Parsed<ComparatorRange> {
  const operator: Operator = operators.find((candidate) => word.startsWith(candidate)) ?? "";
  const version = word.slice(operator.length);
  if (version === "" || version === "-")
    return failed("", "range-malformed", `${JSON.stringify(word.slice(0, 80))} names no version.`);
  const partial = readPartial(version);
  if (partial.numbers.length === 0 && partial.wild) return said(everyVersion, operator === "!=");
  const open = partial.wild || (dialect.partial && partial.numbers.length < 3 && partial.rest === "");
  if (operator === "^" || (operator === "" && dialect.bare === "^" && !partial.wild))
    return said(caret(dialect, version, partial));
  if (operator === "~" || operator === "~>" || operator === "~=")
    return said(tilde(dialect, operator, version, partial));
  return open ? readOpen(dialect, operator, partial) : readClosed(operator, version);
}

/** A comparator on a whole version. */
function readClosed(operator: Operator, version: string): Parsed<ComparatorRange> {
  switch (operator) {
    case ">=":
    case "=>":
      return said(intervalFromVersion(version, true));
    case ">":
    case ">>":
      return said(intervalFromVersion(version, false));
    case "<=":
    case "=<":
      return said(intervalUpToVersion(version, true));
    case "<":
    case "<<":
      return said(intervalUpToVersion(version, false));
    case "!=":
      return said(onlyVersion(version), true);
    default:
      return said(onlyVersion(version));
  }
}

/** A comparator on a version with numbers left open: `1.2.x` is everything from 1.2.0 to before 1.3.0. */
function readOpen(dialect: Dialect, operator: Operator, partial: PartialVersion): Parsed<ComparatorRange> {
  const low = partial.numbers.join(".");
  const start = dialect.partial ? low : `${low}${dialect.floor}`;
  const high = upperBound(dialect, partial.numbers, partial.numbers.length - 1);
  switch (operator) {
    case ">=":
    case "=>":
      return said(intervalFromVersion(low, true));
    case ">":
      return said(intervalFromVersion(high.slice(0, high.length - dialect.floor.length), true));
    case "<=":
    case "=<":
      return said(intervalUpToVersion(high, false));
    case "<":
      return said(intervalUpToVersion(`${low}${dialect.floor}`, false));
    default:
      return said({ from: start, fromIncluded: true, to: high, toIncluded: false }, operator === "!=");
  }
}

/** `^`: up to the next change of the first number that is not 0. */
function caret(dialect: Dialect, version: string, partial: PartialVersion): Interval {
  const first = partial.numbers.findIndex((number) => number > 0);
  const place = first < 0 ? partial.numbers.length - 1 : first;
  return {
    from: lowOf(version, partial),
    fromIncluded: true,
    to: upperBound(dialect, partial.numbers, place),
    toIncluded: false,
  };
}

/** `~` fixes the second number if there is one; `~>` and `~=` fix all but the last, Composer's `~` likewise. */
function tilde(dialect: Dialect, operator: Operator, version: string, partial: PartialVersion): Interval {
  const allButLast = operator !== "~" && !dialect.partial;
  const composer = dialect.floor === "-dev";
  const place = allButLast || composer ? partial.numbers.length - 2 : Math.min(1, partial.numbers.length - 1);
  return {
    from: lowOf(version, partial),
    fromIncluded: true,
    to: upperBound(dialect, partial.numbers, Math.max(0, place)),
    toIncluded: false,
  };
}

function lowOf(version: string, partial: PartialVersion): string {
  return partial.wild ? partial.numbers.join(".") : version;
}

/** The first version after all that begin with the numbers up to a place: that number raised by one, the rest 0. */
function upperBound(dialect: Dialect, numbers: readonly number[], place: number): string {
  const raised = numbers.slice(0, place + 1).map((number, at) => (at === place ? number + 1 : number));
  while (dialect.partial && raised.length < 3) raised.push(0);
  return `${raised.join(".")}${dialect.floor}`;
}

/** The leading numbers of a version; `x`, `X` and `*` end them and leave the rest open. */
function readPartial(version: string): PartialVersion {
  const text = (version.charCodeAt(0) | 32) === 118 ? version.slice(1) : version;
  const numbers: number[] = [];
  let at = 0;
  for (; at <= text.length; at++) {
    const start = at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === start)
      return { numbers, rest: text.slice(start), wild: /^[xX*](\.[xX*])*$/.test(text.slice(start)) };
    numbers.push(Number(text.slice(start, at)));
    if (text[at] !== ".") break;
  }
  return { numbers, rest: text.slice(at), wild: false };
}
