/**
 * Laws of the version schemes on generated and mutated versions, held against reference comparisons where there are any. A library for
 * `fuzz-versions.ts` and the evidence; the same seed gives the same versions.
 */
import * as fc from "fast-check";
import { schemeNamed } from "#core/version/index.ts";
import { longestVersion } from "#core/version/key-writer.ts";
import { type Scheme, compareBytes, compareVersions } from "#core/version/scheme.ts";
import {
  answerOf,
  type Comparison,
  holds,
  ownComparisons,
  referenceAnswer,
} from "#test/kit/suites/version-vectors.ts";
import { references } from "./version-references.ts";

/** How many readable pairs a scheme is tried with. */
export type FuzzOptions = { readonly pairs: number; readonly seed: number };

/** What was found of one scheme. */
export type SchemeReport = {
  readonly scheme: string;
  readonly passed: number;
  readonly vectors: number;
  readonly excepted: number;
  readonly failed: number;
  /** Pairs made, those of which both were readable, and those that a reference compared too. */
  readonly tried: number;
  readonly compared: number;
  readonly held: number;
  /** Part of the pairs whose keys alone give the order; 1 where the key is the order. */
  readonly keyed: number;
  /** Comparisons from text a second of the processor's time. */
  readonly speed: number;
};

const slowest = 50;
/** Rounds of `pairs` pairs until that many were readable: few random strings are versions of the stricter schemes. */
const mostRounds = 12;

const words =
  "alpha beta a b c rc cr pre preview dev post rev r m milestone snapshot ga final release sp p pl patch stable x foo Foo git cvs svn hg el8 ubuntu incompatible v go".split(
    " ",
  );
const joints = [".", ".", ".", "-", "-", "_", "+", "~", "^", ":", "!", "", "", "..", "-r", "_p"];

/** Versions of a scheme: put together from tokens, or a known version with a few characters changed. */
function versionsOf(scheme: Scheme, known: readonly string[]): fc.Arbitrary<string> {
  const built = builtOf(known);
  const own = scheme.name === "datetime" ? stamps() : null;
  return own === null ? built : fc.oneof({ arbitrary: own, weight: 9 }, { arbitrary: built, weight: 1 });
}

/** RFC 3339 timestamps close to one another, with fractions, offsets and leap seconds, a few of dates that do not exist. */
function stamps(): fc.Arbitrary<string> {
  const two = (number: number) => String(number).padStart(2, "0");
  const upTo = (most: number) => fc.nat(most).map(two);
  const year = fc.oneof(
    fc.constantFrom("0000", "1969", "1970", "2000", "2024", "9999"),
    fc.integer({ min: 2023, max: 2025 }),
  );
  const time = fc.tuple(upTo(23), upTo(59), fc.oneof(upTo(59), fc.constant("60")));
  const fraction = fc.oneof(
    { arbitrary: fc.constant(""), weight: 3 },
    {
      arbitrary: fc.constantFrom("0", "00", "000", "1", "10", "5", "999999999").map((one) => `.${one}`),
      weight: 2,
    },
    { arbitrary: fc.nat(99_999).map((one) => `.${one}`), weight: 1 },
  );
  const offset = fc.oneof(
    { arbitrary: fc.constantFrom("Z", "z"), weight: 2 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom("+", "-"), upTo(14), fc.constantFrom("00", "30", "45"))
        .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
      weight: 2,
    },
  );
  const date = fc.tuple(
    year.map(String),
    fc.integer({ min: 1, max: 12 }).map(two),
    fc.integer({ min: 1, max: 31 }).map(two),
  );
  return fc
    .tuple(date, fc.constantFrom("T", "T", "t"), time, fraction, offset)
    .map(([days, joint, clock, part, zone]) => `${days.join("-")}${joint}${clock.join(":")}${part}${zone}`);
}

function builtOf(known: readonly string[]): fc.Arbitrary<string> {
  const number = fc.oneof(
    fc.nat(3).map(String),
    fc.nat(300).map(String),
    fc.constantFrom("0", "00", "01", "10", "2147483648", "9007199254740993", "99999999999999999999"),
  );
  const token = fc.oneof(
    { arbitrary: number, weight: 3 },
    { arbitrary: fc.constantFrom(...words), weight: 1 },
  );
  const tail = fc.array(fc.tuple(fc.constantFrom(...joints), token), { maxLength: 5 });
  const built = fc
    .tuple(number, tail)
    .map(([head, parts]) => head + parts.map((part) => part.join("")).join(""));
  const list = fc.array(number, { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join("."));
  const stage = fc.tuple(
    fc.constantFrom("-", "", ".", "_", "+", "~"),
    fc.constantFrom(...words),
    fc.constantFrom("", "."),
    fc.option(number, { nil: "" }),
  );
  const neat = fc
    .tuple(list, fc.array(stage, { maxLength: 2 }))
    .map(([numbers, stages]) => numbers + stages.map((parts) => parts.join("")).join(""));
  const edit = fc.tuple(fc.nat(30), fc.constantFrom("", ...joints, "0", "1", "9", "a", "z", "rc"), fc.nat(2));
  const mutated = fc
    .tuple(fc.constantFrom(...known), fc.array(edit, { maxLength: 2 }))
    .map(([version, edits]) =>
      edits.reduce((text, [at, piece, cut]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + cut);
      }, version),
    );
  return fc.oneof(
    { arbitrary: fc.constantFrom(...known), weight: 1 },
    { arbitrary: neat, weight: 6 },
    { arbitrary: built, weight: 2 },
    { arbitrary: mutated, weight: 6 },
    { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
  );
}

function demand(held: boolean, law: string, ...versions: readonly string[]): void {
  if (!held) throw new Error(`${law}: ${versions.map((version) => JSON.stringify(version)).join(" ")}`);
}

type FuzzCounts = { tried: number; compared: number; held: number; agreed: number; keyed: number };

/** The laws of one pair. */
function checkPair(scheme: Scheme, a: string, b: string, counts: FuzzCounts): void {
  counts.tried++;
  const [left, right] = [scheme.key(a), scheme.key(b)];
  for (const [version, key] of [
    [a, left],
    [b, right],
  ] as const) {
    demand(key === null || key.length <= 4 * version.length + 64, "key length", version);
  }
  if (left === null || right === null) return;
  const there = compareVersions(scheme, a, b) as number;
  demand(Math.sign(there) === -Math.sign(compareVersions(scheme, b, a) as number), "antisymmetric", a, b);
  counts.compared++;
  if (scheme.exact !== undefined) {
    counts.keyed++;
    if (Math.sign(there) === Math.sign(compareBytes(left, right))) counts.agreed++;
  }
  const order = references.get(scheme.name)?.(a, b);
  if (order === undefined) return;
  counts.held++;
  demand(Math.sign(order) === Math.sign(there), "order(a, b) = memcmp(key(a), key(b))", a, b);
}

/** The law of three: what is not after is not after through another. Not demanded where the reference itself breaks it. */
function checkTriple(scheme: Scheme, a: string, b: string, c: string): void {
  const there = compareVersions(scheme, a, b);
  const next = compareVersions(scheme, b, c);
  const whole = compareVersions(scheme, a, c);
  if (scheme.exact !== undefined || there === null || next === null || whole === null) return;
  if (there <= 0 && next <= 0) demand(whole <= 0, "transitive", a, b, c);
}

function checkLongVersions(scheme: Scheme): void {
  for (const piece of ["9", "1.", "-", "a1", "~", "1-", "0.", "rc.", "_p1", "+1"]) {
    const long = `1${piece.repeat(longestVersion)}`.slice(0, longestVersion);
    scheme.key(long);
    const start = performance.now();
    scheme.key(long);
    scheme.exact?.(long, long);
    demand(performance.now() - start < slowest, "linear time", piece);
  }
}

function fuzz(scheme: Scheme, known: readonly string[], { pairs, seed }: FuzzOptions): FuzzCounts {
  const counts: FuzzCounts = { tried: 0, compared: 0, held: 0, agreed: 0, keyed: 0 };
  const version = versionsOf(scheme, known);
  const property = fc.property(version, version, version, (a, b, c) => {
    checkPair(scheme, a, b, counts);
    checkPair(scheme, b, c, counts);
    checkPair(scheme, a, c, counts);
    checkTriple(scheme, a, b, c);
  });
  for (let round = 0; counts.compared < pairs && round < mostRounds; round++) {
    fc.assert(property, { seed: seed + round, numRuns: Math.ceil(pairs / 3) });
  }
  checkLongVersions(scheme);
  return counts;
}

/** Comparisons of versions from their text (two keys and one comparison of bytes each) a second of the processor's time, for others run beside. */
function speed(scheme: Scheme, known: readonly string[]): number {
  const start = process.cpuUsage();
  let [count, spent] = [0, 0];
  while (spent < 300_000) {
    for (let at = 0; at < 1000; at++)
      compareVersions(
        scheme,
        known[at % known.length] as string,
        known[(at * 7 + 1) % known.length] as string,
      );
    count += 1000;
    spent = process.cpuUsage(start).user;
  }
  return (count * 1_000_000) / spent;
}

/** Vectors, laws and speed of one scheme; throws at the first broken law, naming the versions. */
export function reportScheme(
  scheme: Scheme,
  published: readonly Comparison[],
  wish: FuzzOptions,
): SchemeReport {
  const rows = [
    ...ownComparisons(scheme),
    ...published.filter((row) => schemeNamed(row.ecosystem) === scheme),
  ];
  const known = [...new Set(rows.flatMap(({ a, b }) => [a, b]))].filter((version) => version.length < 80);
  const wrong = rows
    .map((row) => ({ row, answer: answerOf(row) }))
    .filter(({ row, answer }) => !holds(row, answer));
  const excepted = wrong.filter(({ row, answer }) => answer === "?" || referenceAnswer(row) === answer);
  const { tried, compared, held, agreed, keyed } = fuzz(scheme, known, wish);
  return {
    scheme: scheme.name,
    passed: rows.length - wrong.length,
    vectors: rows.length,
    excepted: excepted.length,
    failed: wrong.length - excepted.length,
    tried,
    compared,
    held,
    keyed: keyed === 0 ? 1 : agreed / keyed,
    speed: speed(scheme, known),
  };
}
