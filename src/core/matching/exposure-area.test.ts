/** Areas: what the matcher calls near or the same shares one, so that no record is passed over that speaks of a component. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Advisory } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import { areasOfComponent, areasOfProduct } from "#core/matching/exposure-area.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";

function advisory(product: string): Advisory {
  const scheme = schemeNameOfProduct(product);
  const affected = { product, label: "drill", scheme, intervals: [], versions: ["1"], fixed: [] };
  const nothing = { aliases: [], related: [], severities: [], decision: {}, references: [] };
  const times = { published: null, modified: null, withdrawn: null };
  const head = { id: "DRILL-1", format: "osv", publisher: "DRILL", title: {}, summary: {} } as const;
  return { ...head, ...nothing, ...times, affected: [affected] };
}

function component(product: string): Component {
  return { product, name: "drill", version: "1", at: "", scope: "runtime", dependencyPath: [] };
}

const pairs: readonly (readonly [record: string, held: string])[] = [
  ["pkg:npm/left-pad", "pkg:npm/left-pad"],
  ["pkg:npm/left-pad", "pkg:npm/Left-Pad"],
  ["pkg:npm/left-pad", "pkg:npm/left%E2%80%93pad"],
  ["pkg:npm/left-pad", "pkg:npm/left%E2%88%92pad"],
  ["pkg:npm/left-pad", "pkg:npm/left-p%C2%ADad"],
  ["pkg:npm/left-pad", "pkg:npm/left-p%D0%B0d"],
  ["pkg:npm/left-pad", "pkg:npm/%EF%BD%8Ceft-pad"],
  ["pkg:nuget/drill.core", "pkg:nuget/Drill.Core"],
  ["pkg:maven/org.drill/core", "pkg:maven/core/core"],
  ["pkg:generic/drill/gatehouse", "pkg:generic/drill/gatehouze"],
  ["pkg:generic/gate-keeper", "pkg:generic/drill/gate-keeper"],
];

describe("areas", () => {
  for (const [record, held] of pairs)
    it(`a record of ${record} may speak of ${held}`, () => {
      const built = buildPack([advisory(record)]);
      const pack = openPack(built.match);
      assert.ok(pack.ok);
      const found = match([component(held)], [{ pack: pack.value, details: detailsInMemory(built.details) }]);
      assert.notEqual(found.matches.length, 0);
      const own = areasOfComponent(component(held));
      assert.ok(
        areasOfProduct(record).some((area) => own.includes(area)),
        own.join(),
      );
    });
});
