/**
 * Every published comparison at hand, and the reference implementations that can be had from npm or the system as oracles.
 * What differs stands in `test/kit/suites/known-differences.ts`, counted.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { compare as comparePep440, valid as validPep440 } from "@renovatebot/pep440";
import { compare as compareNode, valid as validNode } from "semver";
import { disagreements, nativeRanges, unreadable } from "#test/kit/suites/known-differences.ts";
import { compareVersions } from "#core/version/scheme.ts";
import {
  answerOf,
  type Comparison,
  comparisonsOf,
  hasPublished,
  holds,
  nameOfComparison,
  publishedComparisons,
  referenceAnswer,
  schemeFor,
  signOf,
  versCases,
  versVerdict,
} from "#test/kit/suites/version-vectors.ts";

const skip = hasPublished ? false : "the public data are not beside the repository";
const listed = new Set(["from_native", "parse", "validate", "containment", "comparison", "equality"]);

type ConformanceTally = {
  readonly wrong: string[];
  readonly unread: Map<string, number>;
  readonly used: Set<string>;
};

/** Compares every row; what is excepted is counted, everything else that differs is returned as a sentence. */
function tally(rows: readonly Comparison[]): ConformanceTally {
  const result: ConformanceTally = { wrong: [], unread: new Map(), used: new Set() };
  for (const row of rows) {
    const answer = answerOf(row);
    if (holds(row, answer)) continue;
    const name = nameOfComparison(row);
    if (answer === "?") result.unread.set(row.ecosystem, (result.unread.get(row.ecosystem) ?? 0) + 1);
    else if (referenceAnswer(row) === answer) result.used.add(name);
    else result.wrong.push(`${name}: we say ${answer}`);
  }
  return result;
}

describe("published version comparisons", { skip }, () => {
  test("every row holds or is excepted, and every exception is needed", () => {
    const { wrong, unread, used } = tally([...publishedComparisons(), ...versCases().flatMap(comparisonsOf)]);
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      Object.fromEntries(unread),
      Object.fromEntries(unreadable.map(({ ecosystem, rows }) => [ecosystem, rows])),
    );
    assert.equal(used.size, disagreements.length);
  });

  test("node-semver agrees on every version that it calls valid", () => {
    let agreed = 0;
    for (const { a, b } of publishedComparisons()) {
      if (validNode(a) === null || validNode(b) === null) continue;
      assert.equal(signOf(compareVersions(schemeFor("npm"), a, b)), signOf(compareNode(a, b)), `${a} ${b}`);
      agreed++;
    }
    assert.ok(agreed > 15_000, `${agreed}`);
  });

  test("@renovatebot/pep440 agrees on every Python version", () => {
    let agreed = 0;
    for (const { ecosystem, a, b } of publishedComparisons()) {
      if (ecosystem !== "pypi" || validPep440(a) === null || validPep440(b) === null) continue;
      assert.equal(
        signOf(compareVersions(schemeFor("pypi"), a, b)),
        signOf(comparePep440(a, b)),
        `${a} ${b}`,
      );
      agreed++;
    }
    assert.ok(agreed > 10_000, `${agreed}`);
  });

  const noDpkg = spawnSync("dpkg", ["--version"]).status === 0 ? false : "dpkg is not installed";
  test("dpkg agrees on a sample of Debian versions", { skip: noDpkg }, () => {
    const rows = publishedComparisons().filter(({ ecosystem }) => ecosystem === "debian");
    for (let at = 0; at < rows.length; at += Math.ceil(rows.length / 60)) {
      const { a, b } = rows[at] as Comparison;
      const answer = ["<", "=", ">"].find((op) => {
        const word = op === "<" ? "lt" : op === ">" ? "gt" : "eq";
        return spawnSync("dpkg", ["--compare-versions", a, word, b]).status === 0;
      });
      assert.equal(signOf(compareVersions(schemeFor("deb"), a, b)), answer, `${a} ${b}`);
    }
  });
});

describe("the vers suite", { skip }, () => {
  const cases = versCases();

  test("has no kind of test that we do not know", () => {
    assert.deepEqual(
      [...new Set(cases.map((one) => one.test_type))].filter((type) => !listed.has(type)),
      [],
    );
  });

  for (const [kind, about] of [
    ["parse", "parses what is canonical and reports what is not"],
    ["from_native", "means by native ranges what we mean, at every version that they name"],
    ["validate", "reads every range that it calls valid"],
    ["containment", "knows which version a range contains"],
    ["comparison", "sorts as we sort, but for what is excepted"],
    ["equality", "calls equal what we call equal, but for what is excepted"],
  ] as const)
    test(about, () => {
      const ours = cases.filter((one) => one.test_type === kind);
      assert.ok(ours.length > 0);
      const failed = ours.filter((one) => versVerdict(one) === "failed");
      assert.deepEqual(failed, []);
    });

  test("needs every exception for native ranges", () => {
    const needed = cases.filter((one) => one.test_type === "from_native" && versVerdict(one) === "excepted");
    assert.deepEqual(
      [...new Set(needed.map(({ input }) => `${input.scheme} ${input.native_range}`))].toSorted(),
      [...new Set(nativeRanges.map(({ type, range }) => `${type} ${range}`))].toSorted(),
    );
  });
});
