/**
 * Ranges in the ecosystems' own syntax, held against node-semver where it reads them.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { satisfies } from "semver";
import type { Parsed } from "#core/problem.ts";
import { schemeNamed } from "#core/version/index.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import { type Interval, containsAny } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

function read(type: string, text: string): Parsed<Interval[]> {
  return intervalsOfNative(type, schemeNamed(type) as Scheme, text);
}

function shown(type: string, text: string): string {
  const result = read(type, text);
  if (!result.ok) return `${result.findings[0]?.at} ${result.findings[0]?.code}`.trim();
  return result.value
    .map((at) => `${at.fromIncluded ? "[" : "("}${at.from ?? ""}, ${at.to ?? ""}${at.toIncluded ? "]" : ")"}`)
    .join(" ");
}

const cases: readonly (readonly [string, string, string])[] = [
  ["npm", "", "[, ]"],
  ["npm", "*", "[, ]"],
  ["npm", ">= 1.6.9", "[1.6.9, ]"],
  ["npm", "<3.5.1 || >=4.0.0 <4.1.3", "[, 3.5.1) [4.0.0, 4.1.3)"],
  ["npm", "^1.2.3 || ^0.2.3 || ^0.0.3", "[1.2.3, 2.0.0-0) [0.2.3, 0.3.0-0) [0.0.3, 0.0.4-0)"],
  ["npm", "~1.6.5", "[1.6.5, 1.7.0-0)"],
  ["npm", "2.0.x", "[2.0, 2.1.0-0)"],
  ["npm", "1.2.3 - 2.3.4", "[1.2.3, 2.3.4]"],
  ["npm", "1.2.3 - 2.3", "[1.2.3, 2.4.0-0)"],
  ["npm", ">1.2", "[1.3.0, ]"],
  ["npm", "<=1.2", "[, 1.3.0-0)"],
  ["npm", ">=2.0.0 <1.0.0", ""],
  ["cargo", "1.2.3", "[1.2.3, 2.0.0-0)"],
  ["cargo", ">=1.2, <1.5", "[1.2, 1.5-0)"],
  ["cargo", "=1.2.3", "[1.2.3, 1.2.3]"],
  ["cargo", "1.*", "[1, 2.0.0-0)"],
  ["pypi", ">=1.0.0,<1.1.1||==2.0", "[1.0.0, 1.1.1) [2.0, 2.0]"],
  ["pypi", "~=1.4.5", "[1.4.5, 1.5.dev0)"],
  ["pypi", "==1.4.*", "[1.4.dev0, 1.5.dev0)"],
  ["pypi", "!=5", "[, 5) (5, ]"],
  ["pypi", ">=1,!=1.5.*,<2", "[1, 1.5.dev0) [1.6.dev0, 2)"],
  ["gem", "~> 2.2.0, != 2.2.1", "[2.2.0, 2.2.1) (2.2.1, 2.3.A)"],
  ["gem", "~> 2.2", "[2.2, 3.A)"],
  ["composer", "~1.2 | ^3.0.1", "[1.2, 2-dev) [3.0.1, 4-dev)"],
  ["composer", ">=1.2.0,<1.2.11||>=1.3.0,<1.3.1", "[1.2.0, 1.2.11) [1.3.0, 1.3.1)"],
  ["hex", ">= 1.0.0 and < 2.0.0 or ~> 2.1.2", "[1.0.0, 2.0.0) [2.1.2, 2.2-0)"],
  ["conan", ">1 <2.0 || ^3.2", "(1, 2.0) [3.2, 4-)"],
  ["deb", ">> 1:1.0-1, << 2:0", "(1:1.0-1, 2:0)"],
  ["golang", ">=v2.0.10 <v2.1.1", "[v2.0.10, v2.1.1)"],
  ["maven", "(,1.9.0),[2.0.0,2.2.0)", "[, 1.9.0) [2.0.0, 2.2.0)"],
  ["maven", "[1.1.4]", "[1.1.4, 1.1.4]"],
  ["maven", "1.0", "byte 0 range-soft"],
  ["maven", "[1.0,2.0", "byte 0 range-malformed"],
  ["maven", "(1.0)", "byte 0 range-malformed"],
  ["nuget", "1.0", "[1.0, ]"],
  ["nuget", "(,)", "[, ]"],
  ["nuget", "[1.0.0, 2.0.0)", "[1.0.0, 2.0.0)"],
  ["npm", ">=", "range-malformed"],
  ["npm", ">=abc", "version-unreadable"],
];

describe("native ranges", () => {
  for (const [type, text, expected] of cases) {
    test(`${type} ${text || "(empty)"}`, () => assert.equal(shown(type, text), expected));
  }

  test("hold the releases that node-semver says they hold", () => {
    const number = fc.nat(3).map(String);
    const whole = fc.tuple(number, number, number).map((parts) => parts.join("."));
    const part = fc.oneof(
      whole,
      fc.tuple(number, number).map((parts) => parts.join(".")),
      number,
      number.map((major) => `${major}.x`),
    );
    const comparator = fc
      .tuple(fc.constantFrom("", "=", ">", ">=", "<", "<=", "^", "~", ">= "), part)
      .map((parts) => parts.join(""));
    const alternative = fc.oneof(
      fc.array(comparator, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
      fc.tuple(part, part).map((ends) => ends.join(" - ")),
    );
    const range = fc.array(alternative, { minLength: 1, maxLength: 3 }).map((words) => words.join(" || "));
    const npm = schemeNamed("npm") as Scheme;
    fc.assert(
      fc.property(range, whole, (text, version) => {
        const result = read("npm", text);
        assert.ok(result.ok, text);
        assert.equal(
          containsAny(npm, result.value, version),
          satisfies(version, text),
          `${version} in ${text}`,
        );
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });

  test("hostile ranges are refused at once", () => {
    for (const text of [
      ">".repeat(20_000),
      "1 ".repeat(10_000),
      "!=1,".repeat(5000),
      "[".repeat(20_000),
      "x".repeat(30_000),
    ]) {
      for (const type of ["npm", "pypi", "maven"]) assert.equal(read(type, text).ok, false);
    }
  });
});
