/** An interval in which no version can lie says nothing, not even of a version that cannot be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Advisory } from "#core/advisory.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import type { Interval } from "#core/version/range.ts";
import { affected, advisory, opened } from "#test/kit/packs.ts";

function withInterval(interval: Interval): Advisory {
  return advisory("DRILL-N", [{ ...affected("pkg:npm/gate", null, "1.0.0"), intervals: [interval] }]);
}

function verdictOf(interval: Interval, version: string): string {
  const { match: bytes, details } = buildPack([withInterval(interval)]);
  const component = { product: "pkg:npm/gate", name: "gate", version, at: "", scope: "runtime" as const };
  const packs = [{ pack: opened(bytes), details: detailsInMemory(details) }];
  return match([{ ...component, dependencyPath: [] }], packs)
    .matches.map(({ verdict }) => verdict)
    .join();
}

const at = { from: "5.0.0-rc.2", to: "5.0.0-rc.2" };

test("after and before one version lies nothing; with either end included the version itself", () => {
  const open = { ...at, fromIncluded: false, toIncluded: false };
  const half = { ...at, fromIncluded: true, toIncluded: false };
  const closed = { ...at, fromIncluded: true, toIncluded: true };
  for (const version of ["5.0.0-rc.2", "5.0.0", "not a version"]) {
    assert.equal(verdictOf(open, version), "not_affected", version);
    assert.equal(verdictOf(half, version), "not_affected", version);
  }
  assert.equal(verdictOf(closed, "5.0.0-rc.2"), "affected");
  assert.equal(verdictOf(closed, "not a version"), "unknown");
});

test("an interval whose ends stand the wrong way round holds nothing", () => {
  const turned = { from: "2.0.0", fromIncluded: true, to: "1.0.0", toIncluded: true };
  assert.equal(verdictOf(turned, "1.5.0"), "not_affected");
  assert.equal(verdictOf(turned, "not a version"), "not_affected");
});
