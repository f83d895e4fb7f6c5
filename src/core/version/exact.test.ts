/**
 * Where a scheme's own comparison is not an order: on the versions that docs/standards.md names, the key agrees with it.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { alpm } from "#core/version/scheme/alpm.ts";
import { conan } from "#core/version/scheme/conan.ts";
import { maven } from "#core/version/scheme/maven.ts";
import { type Scheme, compareBytes } from "#core/version/scheme.ts";

const runs = { numRuns: 10_000, seed: 3 };
const number = fc.oneof(fc.nat(3), fc.nat(300)).map(String);
const positive = number.map((digits) => `1${digits}`);
const word = fc.constantFrom("alpha", "beta", "rc", "sp", "final", "x", "jre", "snapshot", "ga");

/** Maven versions that are close to each other: most disagreements are between such. */
const concentrated = fc
  .tuple(
    fc.constantFrom("0", "1", "1.0", "1.1", "1.0.1"),
    fc.constantFrom("", "-1", "-1.0.1", "-2"),
    fc
      .constantFrom("", "-", ".")
      .chain((joint) =>
        joint === ""
          ? fc.constant("")
          : fc.constantFrom("x", "final", "rc", "sp", "a1", "x1", "ga2").map((w) => joint + w),
      ),
  )
  .map((parts) => parts.join(""));

function agrees(scheme: Scheme, version: fc.Arbitrary<string>): void {
  const property = fc.property(version, version, (a, b) => {
    const byKey = compareBytes(scheme.key(a) as Uint8Array, scheme.key(b) as Uint8Array);
    assert.equal(Math.sign(scheme.exact?.(a, b) ?? NaN), Math.sign(byKey), `${a} ${b}`);
  });
  fc.assert(property, runs);
}

describe("the key agrees with the scheme's own comparison", () => {
  test("maven: numbers, a hyphen before no zero, one word at the end", () => {
    const dotted = fc.array(number, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
    const numbered = fc
      .tuple(positive, fc.array(number, { maxLength: 2 }))
      .map(([head, rest]) => `-${[head, ...rest].join(".")}`);
    const joint = fc.constantFrom("-", ".");
    const last = fc.option(positive, { nil: "" });
    const stage = fc.oneof(
      fc.tuple(joint, word, last).map((parts) => parts.join("")),
      fc.tuple(word, positive).map((parts) => `-${parts.join("-")}`),
    );
    const version = fc
      .tuple(dotted, fc.option(numbered, { nil: "" }), fc.option(stage, { nil: "" }))
      .map((parts) => parts.join(""));
    agrees(maven, version);
    agrees(maven, concentrated);
    for (const one of fc.sample(version, 1000)) assert.ok(maven.ordered?.(one), one);
    for (const one of ["1.x.1", "1-x.1", "1-0", "1.0-0.1", "1.x-1", "1.0.x.y", "x", "", "1-", "1."])
      assert.ok(!maven.ordered?.(one), one);
  });

  test("alpm: every version has a pkgrel, or none has", () => {
    const item = fc.oneof(number, word);
    const version = fc.tuple(number, fc.array(fc.tuple(fc.constantFrom(".", ""), item), { maxLength: 4 }));
    const pkgver = version.map(([head, parts]) => head + parts.map((part) => part.join("")).join(""));
    agrees(alpm, pkgver);
    agrees(
      alpm,
      fc.tuple(pkgver, number).map((parts) => parts.join("-")),
    );
  });

  test("conan: the items at one place are all numbers or all words", () => {
    const numbers = fc.array(number, { minLength: 1, maxLength: 4 }).map((items) => items.join("."));
    const pre = fc.option(
      fc.tuple(word, number).map(([stage, count]) => `-${stage}.${count}`),
      { nil: "" },
    );
    const build = fc.option(
      number.map((count) => `+${count}`),
      { nil: "" },
    );
    agrees(
      conan,
      fc.tuple(numbers, pre, build).map((parts) => parts.join("")),
    );
  });
});
