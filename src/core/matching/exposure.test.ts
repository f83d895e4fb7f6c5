/** Rows of ranges and holdings: the bytes that intervals become, and which products meet. The verdicts are held against packs in `stages/exposure`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Advisory, Affected } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import { schemes } from "#core/version/index.ts";
import { compareBytes } from "#core/version/scheme.ts";
import { endOfKeys, holdingsOf, judgeHolding, keyAfter, lengthLimits, versionRangesOf } from "./exposure.ts";

function advisory(affected: Partial<Affected>, more: Partial<Advisory> = {}): Advisory {
  const part = { product: "pkg:npm/x", label: "x", scheme: "npm", intervals: [], versions: [], fixed: [] };
  const texts = { published: null, modified: null, withdrawn: null, title: {}, summary: {}, references: [] };
  const lists = { aliases: [], related: [], severities: [], decision: {} };
  return {
    id: "DRILL",
    format: "osv",
    publisher: "DRILL",
    ...texts,
    ...lists,
    affected: [{ ...part, ...affected }],
    ...more,
  };
}

function component(product: string | null, version: string | null): Component {
  return { product, version, name: "", at: "", scope: "runtime", dependencyPath: [] };
}

test("every key of every scheme's vectors comes before the end of keys", () => {
  let keys = 0;
  for (const scheme of schemes) {
    const text = readFileSync(
      new URL(`../../../test/vectors/version/${scheme.name}.tsv`, import.meta.url),
      "utf8",
    );
    for (const version of text
      .split("\n")
      .slice(1)
      .flatMap((line) => line.split("\t"))) {
      const key = scheme.key(version);
      if (key === null) continue;
      keys += 1;
      assert.ok(compareBytes(key, endOfKeys) < 0, `${scheme.name} ${version}`);
      assert.ok(compareBytes(key, keyAfter(key)) < 0);
    }
  }
  assert.ok(keys > 1000);
});

test("included and excluded ends are in the bytes; an empty interval has no row of its own", () => {
  const low = schemes.find(({ name }) => name === "semver")?.key("1.0.0") ?? assert.fail();
  const interval = (fromIncluded: boolean, toIncluded: boolean) =>
    versionRangesOf(advisory({ intervals: [{ from: "1.0.0", fromIncluded, to: "1.0.0", toIncluded }] }));
  const [only] = interval(true, true);
  assert.deepEqual([only?.low, only?.high], [low, keyAfter(low)]);
  for (const [from, to] of [
    [true, false],
    [false, true],
    [false, false],
  ] as const) {
    const ranges = interval(from, to);
    assert.equal(ranges.length, 1);
    assert.deepEqual(ranges[0]?.low, ranges[0]?.high);
  }
});

test("a withdrawn advisory has no ranges, one that names a product at least one", () => {
  assert.deepEqual(versionRangesOf(advisory({}, { withdrawn: "2026-01-01T00:00:00Z" })), []);
  assert.equal(versionRangesOf(advisory({})).length, 1);
  assert.deepEqual(versionRangesOf(advisory({ product: null })), []);
  assert.deepEqual(versionRangesOf(advisory({ product: `pkg:npm/${"x".repeat(lengthLimits.product)}` })), []);
});

test("a distribution's package is held twice, one without release once, and meets what it should", () => {
  const debian = (release: string): string => `pkg:deb/debian/x${release}`;
  const of = (product: string): readonly string[] =>
    holdingsOf(component(product, "1.0")).map(({ product: asked, way }) => `${way} ${asked}`);
  assert.deepEqual(of(debian("?distro=debian-12")), [
    `own ${debian("?distro=debian-12")}`,
    `any ${debian("")}`,
  ]);
  assert.deepEqual(of(debian("")), [`none ${debian("")}`]);
  assert.deepEqual(of("pkg:apk/wolfi/x"), ["own pkg:apk/wolfi/x"]);
  const everything = [{ from: null, fromIncluded: true, to: null, toIncluded: true }];
  const said = (product: string, held: string): readonly unknown[] =>
    versionRangesOf(advisory({ product, scheme: "deb", intervals: everything })).flatMap((range) =>
      holdingsOf(component(held, "1.0")).map((holding) => judgeHolding(range, holding)),
    );
  assert.deepEqual(said(debian("?distro=debian-12"), debian("?distro=debian-12")), ["affected", null]);
  assert.deepEqual(said(debian(""), debian("?distro=debian-12")), [null, "unknown"]);
  assert.deepEqual(said(debian("?distro=debian-11"), debian("?distro=debian-12")), [null, null]);
  assert.deepEqual(said(debian("?distro=debian-11"), debian("")), ["unknown"]);
});

test("hostile components: no name, endless names and versions, NUL, half surrogates", () => {
  assert.deepEqual(holdingsOf(component(null, "1.0.0")), []);
  assert.deepEqual(holdingsOf(component(`pkg:npm/${"x".repeat(5000)}`, "1.0.0")), []);
  for (const version of [null, "", "9".repeat(100_000), "1.0.0\0", "\ud800", `1.0.0-${"a".repeat(240)}`]) {
    const [holding] = holdingsOf(component("pkg:npm/x", version));
    assert.ok(holding && holding.version.length <= lengthLimits.version && !holding.version.includes("\0"));
    assert.ok(holding.key === null || holding.key.length <= lengthLimits.key);
    assert.ok(holding.version.isWellFormed());
  }
});
