/** The version to move to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Advisory } from "#core/advisory.ts";
import { suggestFix } from "#core/matching/suggest-fix.ts";
import { matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";

function component(product: string, version: string, name = "drill") {
  return { product, name, version, at: "", scope: "runtime" as const, dependencyPath: [] };
}

function advisory(id: string, from: string | null, to: string): Advisory {
  const intervals = [{ from, fromIncluded: true, to, toIncluded: false }];
  return {
    id,
    format: "bongsu",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    affected: [
      { product: "pkg:npm/drill", label: "drill", scheme: "npm", intervals, versions: [], fixed: [to] },
    ],
    references: [],
  };
}

describe("suggested versions", () => {
  it("suggests the smallest named version that no advisory affects", () => {
    const built = buildPack([
      advisory("A", null, "1.2.0"),
      advisory("B", "1.2.0", "1.3.0"),
      advisory("C", "1.1.0", "1.2.5"),
    ]);
    const pack = openPack(built.match);
    assert.ok(pack.ok);
    const matcher = matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
    const installed = component("pkg:npm/drill", "1.1.5");
    const told = matcher.match(installed);
    assert.deepEqual(
      told.map(({ advisory: id, verdict, fixed }) => [id, verdict, ...fixed]),
      [
        ["A", "affected", "1.2.0"],
        ["B", "not_affected", "1.3.0"],
        ["C", "affected", "1.2.5"],
      ],
    );
    assert.equal(suggestFix(installed, told, matcher), "1.3.0");
    assert.equal(suggestFix({ ...installed, version: "1.3.0" }, told, matcher), null);
  });
});
