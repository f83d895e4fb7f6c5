/**
 * The runner of the scheme registry: every scheme has vectors, every vector file has a scheme, and all versions of a file obey the laws.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { schemeNamed, schemeNames, schemeOfPurlType, schemes } from "#core/version/index.ts";
import { longestVersion } from "#core/version/key-writer.ts";
import { type Scheme, compareBytes, compareVersions } from "#core/version/scheme.ts";

const folder = new URL("../../../test/vectors/version/", import.meta.url);
const fewestVectors = 20;

type ComparisonRow = { readonly a: string; readonly op: string; readonly b: string };

function readVectors(name: string): ComparisonRow[] {
  const lines = readFileSync(new URL(`${name}.tsv`, folder), "utf8").split("\n");
  assert.match(lines[0] ?? "", /^# \S/, `${name}.tsv cites its source on the first line`);
  return lines.slice(1).flatMap((line) => {
    if (line === "") return [];
    const [a, op, b] = line.split("\t");
    assert.ok(a !== undefined && op !== undefined && b !== undefined, `${name}.tsv: ${line}`);
    return [{ a, op, b }];
  });
}

function sign(order: number | null): string {
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

/** Every pair of the versions, by key: the law that keys are an order says that this is one, whatever the scheme. */
/** Every pair is compared once, and every three are judged by those signs. */
function assertLaws(scheme: Scheme, versions: readonly string[]): void {
  const signs = versions.map((a) =>
    Int8Array.from(versions, (b) => Math.sign(compareVersions(scheme, a, b) as number)),
  );
  const at = (i: number, j: number): number => signs[i]?.[j] ?? Number.NaN;
  const named = (...all: readonly number[]): string =>
    `${scheme.name}: ${all.map((i) => versions[i]).join(" ")}`;
  for (const i of versions.keys()) {
    assert.equal(at(i, i), 0, `${named(i)} equals itself`);
    for (const j of versions.keys()) {
      if (at(i, j) + at(j, i) !== 0) assert.fail(named(i, j));
      if (scheme.exact !== undefined || at(i, j) > 0) continue;
      for (const k of versions.keys()) {
        if (at(j, k) > 0) continue;
        const isBelow = at(i, j) < 0 || at(j, k) < 0;
        if (isBelow ? at(i, k) >= 0 : at(i, k) !== 0) assert.fail(named(i, j, k));
      }
    }
  }
}

describe("the registry of version schemes", () => {
  test("every scheme has vectors and every vector file has a scheme", () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.tsv$/, ""));
    assert.deepEqual(files.toSorted(), schemes.map((scheme) => scheme.name).toSorted());
  });

  test("every name leads to one scheme, whatever its case and release", () => {
    assert.equal(new Set(schemeNames).size, schemeNames.length);
    assert.equal(schemeNamed("Debian:12")?.name, "deb");
    assert.equal(schemeNamed("Ubuntu:22.04:LTS")?.name, "deb");
    assert.equal(schemeNamed("Rocky Linux:9")?.name, "rpm");
    assert.equal(schemeNamed("Alpine:v3.18")?.name, "alpine");
    assert.equal(schemeNamed("crates.io")?.name, "semver");
    assert.equal(schemeNamed("ConanCenter")?.name, "conan");
    assert.equal(schemeNamed("__proto__"), undefined);
    assert.equal(schemeOfPurlType("pypi").name, "pypi");
    assert.equal(schemeOfPurlType("mlflow").name, "generic");
  });
});

for (const scheme of schemes) {
  describe(`versions: ${scheme.name}`, () => {
    const rows = readVectors(scheme.name);

    test("its vectors hold", () => {
      assert.ok(rows.length >= fewestVectors, `${scheme.name}.tsv has at least ${fewestVectors} rows`);
      for (const { a, op, b } of rows)
        assert.equal(sign(compareVersions(scheme, a, b)), op, `${a} ${op} ${b}`);
    });

    test("its order is antisymmetric and, unless it says otherwise, transitive", () => {
      assertLaws(scheme, [...new Set(rows.flatMap(({ a, b }) => [a, b]))]);
    });

    test("hostile versions are read or refused at once, never thrown at", () => {
      const hostile = [
        "",
        " ",
        "\0",
        ".",
        "-",
        "~",
        "1..2",
        "\u{1F525}",
        "1.0\n",
        "9".repeat(longestVersion),
        "-".repeat(longestVersion),
        "1.".repeat(longestVersion),
        "a1".repeat(longestVersion / 2),
      ];
      for (const version of hostile) {
        const key = scheme.key(version);
        if (key !== null)
          assert.ok(key.length <= 4 * version.length + 64, `${scheme.name}: key of ${key.length} bytes`);
        if (key !== null) assert.equal(compareBytes(key, scheme.key(version) as Uint8Array), 0);
        if (key !== null && scheme.exact !== undefined) assert.equal(scheme.exact(version, version), 0);
      }
      assert.equal(scheme.key("1".repeat(longestVersion + 1)), null);
    });
  });
}

describe("schemes whose reference comparison is not an order", () => {
  const cycles: Readonly<Record<string, readonly [string, string, string]>> = {
    maven: ["1.x.1", "1-alpha", "1"],
    conan: ["2", "10", "1a"],
    alpm: ["1-1", "1-2", "1"],
  };

  test("are exactly those that name a comparison of their own", () => {
    const exact = schemes.filter((scheme) => scheme.exact !== undefined).map((scheme) => scheme.name);
    assert.deepEqual(exact.toSorted(), Object.keys(cycles).toSorted());
  });

  for (const [name, [a, b, c]] of Object.entries(cycles)) {
    test(`${name} has the cycle ${a}, ${b}, ${c}`, () => {
      const scheme = schemeNamed(name) as Scheme;
      assert.equal(sign(compareVersions(scheme, a, b)), "<");
      assert.ok((compareVersions(scheme, b, c) as number) <= 0);
      assert.ok((compareVersions(scheme, c, a) as number) <= 0);
    });
  }
});
