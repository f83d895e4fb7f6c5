/**
 * Fuzzes the version schemes: laws on generated and mutated versions, held against reference comparisons where there are any.
 * `npm run fuzz [-- --pairs=100000 --seed=1 --scheme=deb]`; prints a table, exits 1 at the first broken law. Same seed, same versions.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { disagreements, unreadable } from "#core/version/exceptions.ts";
import { schemeNamed, schemes } from "#core/version/index.ts";
import { longestVersion } from "#core/version/key-writer.ts";
import { type Scheme, compareBytes, compareVersions } from "#core/version/scheme.ts";
import { references } from "./version-references.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "100000" },
    seed: { type: "string", default: "20260101" },
    scheme: { type: "string" },
  },
});
const pairs = Number(values.pairs);
const seed = Number(values.seed);
const slowest = 50;
/** Rounds of `pairs` pairs until that many were readable: few random strings are versions of the stricter schemes. */
const mostRounds = 12;

const words =
  "alpha beta a b c rc cr pre preview dev post rev r m milestone snapshot ga final release sp p pl patch stable x foo Foo git cvs svn hg el8 ubuntu incompatible v go".split(
    " ",
  );
const joints = [".", ".", ".", "-", "-", "_", "+", "~", "^", ":", "!", "", "", "..", "-r", "_p"];

type Row = { readonly ecosystem: string; readonly a: string; readonly op: string; readonly b: string };

function readVectors(scheme: Scheme): Row[] {
  const text = readFileSync(new URL(`../test/vectors/version/${scheme.name}.tsv`, import.meta.url), "utf8");
  return text
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [a, op, b] = line.split("\t");
      return a === undefined || op === undefined || b === undefined
        ? []
        : [{ ecosystem: scheme.name, a, op, b }];
    });
}

function readPublished(): Row[] {
  const file = new URL("../../shared/data/conformance/version-compare.jsonl.gz", import.meta.url);
  if (!existsSync(file)) return [];
  return gunzipSync(readFileSync(file))
    .toString()
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
}

/** Versions of a scheme: put together from tokens, or a known version with a few characters changed. */
function versionsOf(known: readonly string[]): fc.Arbitrary<string> {
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

type Counts = { tried: number; compared: number; held: number; agreed: number; keyed: number };

/** The laws of one pair. */
function checkPair(scheme: Scheme, a: string, b: string, counts: Counts): void {
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

function fuzz(scheme: Scheme, known: readonly string[]): Counts {
  const counts: Counts = { tried: 0, compared: 0, held: 0, agreed: 0, keyed: 0 };
  const version = versionsOf(known);
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

/** Comparisons a second of versions from their text: two keys and one comparison of bytes each. */
function speed(scheme: Scheme, known: readonly string[]): number {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 200) {
    for (let at = 0; at < 1000; at++)
      compareVersions(
        scheme,
        known[at % known.length] as string,
        known[(at * 7 + 1) % known.length] as string,
      );
    count += 1000;
  }
  return (count * 1000) / (performance.now() - start);
}

function signOf(scheme: Scheme, { a, b }: Row): string {
  const order = compareVersions(scheme, a, b);
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

function report(scheme: Scheme, published: readonly Row[]): void {
  const rows = [...readVectors(scheme), ...published.filter((row) => schemeNamed(row.ecosystem) === scheme)];
  const passed = rows.filter((row) => signOf(scheme, row) === row.op).length;
  const known = [...new Set(rows.flatMap(({ a, b }) => [a, b]))].filter((version) => version.length < 80);
  const excepted = [...disagreements, ...unreadable].filter(
    ({ ecosystem }) => schemeNamed(ecosystem) === scheme,
  );
  const exceptions = excepted.reduce((sum, entry) => sum + ("rows" in entry ? entry.rows : 1), 0);
  const counts = fuzz(scheme, known);
  const cells = [
    scheme.name.padEnd(14),
    `${passed}/${rows.length}`.padStart(13),
    String(exceptions).padStart(10),
    String(counts.tried).padStart(10),
    String(counts.compared).padStart(10),
    String(counts.held).padStart(10),
    counts.keyed === 0
      ? "order".padStart(12)
      : `${((100 * counts.agreed) / counts.keyed).toFixed(2)} % key`.padStart(12),
    `${(speed(scheme, known) / 1e6).toFixed(2)} M/s`.padStart(11),
  ];
  console.log(cells.join(" "));
}

console.log(`seed ${seed}, ${pairs} pairs a scheme`);
console.log(
  "scheme         vectors passed exceptions fuzz pairs   readable  reference          law comparisons",
);
const published = readPublished();
try {
  for (const scheme of schemes) {
    if (values.scheme === undefined || schemeNamed(values.scheme) === scheme) report(scheme, published);
  }
} catch (broken) {
  console.error(broken instanceof Error ? broken.message : broken);
  process.exitCode = 1;
}
