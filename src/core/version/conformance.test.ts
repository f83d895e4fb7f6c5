/**
 * Every published comparison at hand, and the reference implementations that can be had from npm or the system as oracles.
 * What differs stands in `exceptions.ts`, counted.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { compare as comparePep440, valid as validPep440 } from "@renovatebot/pep440";
import { compare as compareNode, valid as validNode } from "semver";
import { disagreements, nativeRanges, unreadable } from "#core/version/exceptions.ts";
import { schemeNamed } from "#core/version/index.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";
import { intervalsOfNative } from "#core/version/native.ts";
import { containsAny } from "#core/version/range.ts";
import { parseVers } from "#core/version/vers.ts";

const folder = new URL("../../../../shared/data/conformance/", import.meta.url);
const skip = existsSync(folder) ? false : "the public data are not beside the repository";
const listed = new Set(["from_native", "parse", "validate", "containment", "comparison", "equality"]);

type Comparison = { readonly ecosystem: string; readonly a: string; readonly op: string; readonly b: string };
type VersTest = {
  readonly test_type: string;
  readonly input: {
    readonly input_scheme: string;
    readonly versions: readonly string[];
    readonly vers: string;
    readonly version: string;
    readonly scheme: string;
    readonly native_range: string;
  };
  readonly expected_output: unknown;
  readonly expected_failure?: boolean;
};

function readLines<T>(file: string): T[] {
  const text = gunzipSync(readFileSync(new URL(file, folder))).toString();
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as T]));
}

function sign(order: number | null): string {
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

function scheme(name: string): Scheme {
  const found = schemeNamed(name);
  assert.ok(found, `a scheme for ${name}`);
  return found;
}

/** The comparisons of the vers suite, as rows; `≠` where the suite only says that two versions are not equal. */
function versComparisons(): Comparison[] {
  return readLines<VersTest>("vers-tests.jsonl.gz").flatMap(
    ({ test_type: type, input, expected_output: expected }) => {
      if (type === "equality") {
        const [a, b] = input.versions as [string, string];
        return [{ ecosystem: input.input_scheme, a, op: expected === true ? "=" : "≠", b }];
      }
      if (type !== "comparison") return [];
      const sorted = expected as readonly string[];
      return sorted.slice(1).map((b, at) => {
        const a = sorted[at] as string;
        return { ecosystem: input.input_scheme, a, op: a === b ? "=" : "<", b };
      });
    },
  );
}

type Tally = { readonly wrong: string[]; readonly unread: Map<string, number>; readonly used: Set<string> };

/** Compares every row; what is excepted is counted, everything else that differs is returned as a sentence. */
function tally(rows: readonly Comparison[]): Tally {
  const known = new Map(
    disagreements.map((row) => [`${row.ecosystem} ${row.a} ${row.op} ${row.b}`, row.reference]),
  );
  const result: Tally = { wrong: [], unread: new Map(), used: new Set() };
  for (const row of rows) {
    const answer = sign(compareVersions(scheme(row.ecosystem), row.a, row.b));
    if (answer === row.op || (row.op === "≠" && (answer === "<" || answer === ">"))) continue;
    const name = `${row.ecosystem} ${row.a} ${row.op} ${row.b}`;
    if (answer === "?") result.unread.set(row.ecosystem, (result.unread.get(row.ecosystem) ?? 0) + 1);
    else if (known.get(name) === answer) result.used.add(name);
    else result.wrong.push(`${name}: we say ${answer}`);
  }
  return result;
}

describe("published version comparisons", { skip }, () => {
  test("every row holds or is excepted, and every exception is needed", () => {
    const { wrong, unread, used } = tally([
      ...readLines<Comparison>("version-compare.jsonl.gz"),
      ...versComparisons(),
    ]);
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      Object.fromEntries(unread),
      Object.fromEntries(unreadable.map(({ ecosystem, rows }) => [ecosystem, rows])),
    );
    assert.equal(used.size, disagreements.length);
  });

  test("node-semver agrees on every version that it calls valid", () => {
    let agreed = 0;
    for (const { a, b } of readLines<Comparison>("version-compare.jsonl.gz")) {
      if (validNode(a) === null || validNode(b) === null) continue;
      assert.equal(sign(compareVersions(scheme("npm"), a, b)), sign(compareNode(a, b)), `${a} ${b}`);
      agreed++;
    }
    assert.ok(agreed > 15_000, `${agreed}`);
  });

  test("@renovatebot/pep440 agrees on every Python version", () => {
    let agreed = 0;
    for (const { ecosystem, a, b } of readLines<Comparison>("version-compare.jsonl.gz")) {
      if (ecosystem !== "pypi" || validPep440(a) === null || validPep440(b) === null) continue;
      assert.equal(sign(compareVersions(scheme("pypi"), a, b)), sign(comparePep440(a, b)), `${a} ${b}`);
      agreed++;
    }
    assert.ok(agreed > 10_000, `${agreed}`);
  });

  const noDpkg = spawnSync("dpkg", ["--version"]).status === 0 ? false : "dpkg is not installed";
  test("dpkg agrees on a sample of Debian versions", { skip: noDpkg }, () => {
    const rows = readLines<Comparison>("version-compare.jsonl.gz").filter(
      ({ ecosystem }) => ecosystem === "debian",
    );
    for (let at = 0; at < rows.length; at += Math.ceil(rows.length / 60)) {
      const { a, b } = rows[at] as Comparison;
      const answer = ["<", "=", ">"].find((op) => {
        const word = op === "<" ? "lt" : op === ">" ? "gt" : "eq";
        return spawnSync("dpkg", ["--compare-versions", a, word, b]).status === 0;
      });
      assert.equal(sign(compareVersions(scheme("deb"), a, b)), answer, `${a} ${b}`);
    }
  });
});

describe("the vers suite", { skip }, () => {
  const rows = skip === false ? readLines<VersTest>("vers-tests.jsonl.gz") : [];

  test("has no kind of test that we do not know", () => {
    assert.deepEqual(
      [...new Set(rows.map((row) => row.test_type))].filter((type) => !listed.has(type)),
      [],
    );
  });

  test("parses what is canonical and reports what is not", () => {
    for (const row of rows.filter(({ test_type: type }) => type === "parse")) {
      const result = parseVers(row.input as unknown as string);
      const reported = !result.ok || (result.findings ?? []).length > 0;
      assert.equal(reported, row.expected_failure === true, JSON.stringify(row.input));
      if (row.expected_failure === true || !result.ok) continue;
      const { type, constraints } = result.value;
      const expected = {
        scheme: type,
        version_constraints: constraints.map(({ comparator, version }) => [comparator, version]),
      };
      assert.deepEqual(expected, row.expected_output);
    }
  });

  test("means by native ranges what we mean, at every version that they name", () => {
    const read = new Set(["npm", "pypi", "nuget", "conan"]);
    const excepted = new Set(nativeRanges.map(({ type, range }) => `${type} ${range}`));
    const differing = new Set<string>();
    for (const { test_type: type, input, expected_output: expected } of rows) {
      if (type !== "from_native" || !read.has(input.scheme) || input.native_range === "") continue;
      const ours = intervalsOfNative(input.scheme, scheme(input.scheme), input.native_range);
      const theirs = parseVers(expected as string);
      assert.ok(ours.ok && theirs.ok, input.native_range);
      const { scheme: order, intervals, constraints } = theirs.value;
      const same = constraints.every(
        ({ version }) => containsAny(order, ours.value, version) === containsAny(order, intervals, version),
      );
      if (!same) differing.add(`${input.scheme} ${input.native_range}`);
    }
    assert.deepEqual([...differing].toSorted(), [...excepted].toSorted());
  });

  test("reads every range that it calls valid", () => {
    for (const row of rows.filter(({ test_type: type }) => type === "validate")) {
      assert.ok(parseVers(row.input as unknown as string).ok, JSON.stringify(row.input));
    }
  });

  test("knows which version a range contains", () => {
    for (const { input, expected_output: expected } of rows.filter(
      ({ test_type: type }) => type === "containment",
    )) {
      const range = parseVers(input.vers);
      assert.ok(range.ok, input.vers);
      assert.equal(
        containsAny(range.value.scheme, range.value.intervals, input.version),
        expected,
        `${input.vers} ${input.version}`,
      );
    }
  });
});
