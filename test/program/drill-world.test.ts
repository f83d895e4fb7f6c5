/** The drill world is the same everywhere, belongs to nobody, carries its mark, and can be read by the same code as the real thing. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it } from "node:test";
import cvss from "ae-cvss-calculator";
import type { Affected } from "#core/advisory.ts";
import { csaf } from "#core/format/csaf.ts";
import { osv } from "#core/format/osv.ts";
import type { Component } from "#core/inventory/component.ts";
import { readInventory } from "#core/inventory/index.ts";
import { idsOf } from "#core/topology/topology.ts";
import type { Tier } from "#core/actor.ts";
import { schemeNamed } from "#core/version/index.ts";
import { type AdvisoryFile, drillAdvisories, drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { inventoryOf } from "#stages/registry/world/inventory.ts";
import { centralAgencies } from "#stages/registry/world/organization-kinds.ts";
import { koreaTiers } from "#stages/registry/world/seed.ts";
import { drillTopology } from "#stages/registry/world/topologies.ts";
import { drillOperators } from "#stages/registry/world/operators.ts";
import { localChange } from "#stages/registry/world/names.ts";
import { worldOrganizations } from "#stages/registry/world/organizations.ts";
import { drillProductKeys, drillProducts, holdingOf, stateCounts } from "#stages/registry/world/products.ts";

const organizations = worldOrganizations();
const tiers = Object.keys(koreaTiers) as (keyof typeof koreaTiers)[];
const published = "2026-05-13T00:00:00Z";
const korea = resolve(import.meta.dirname, "../../../shared/data/korea");
const withoutKorea = existsSync(korea) ? false : "the folder of real data is not beside this checkout";

function sameText(value: unknown): string {
  return hash("sha256", JSON.stringify(value));
}

function localGovernments(tier: Tier, on: string): number {
  return organizations.filter(
    (one) => one.tier === tier && one.validFrom <= on && (one.validTo === null || one.validTo > on),
  ).length;
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

function koreanNames(file: string): ReadonlySet<string> {
  const text = readFileSync(join(korea, file), "utf8");
  return new Set(namesIn(JSON.parse(text)));
}

function bare(name: string): string {
  return name.replace(/^\[(훈련|DRILL)\] /, "");
}

function affectedOf(file: AdvisoryFile): readonly Affected[] {
  const document: unknown = JSON.parse(file.text);
  const read = [csaf, osv].find((one) => one.detect(document))?.read(document);
  assert.ok(read?.ok, JSON.stringify(read));
  assert.deepEqual(read.findings ?? [], []);
  const [record] = read.value.records;
  assert.ok(record?.kind === "advisory");
  assert.equal(record.id, file.advisory);
  assert.match(record.advisory.title.ko ?? record.advisory.title.en ?? "", /\[DRILL\]/);
  return record.advisory.affected;
}

function componentsOf(organization: string): readonly Component[] {
  return inventoryOf(organization).flatMap(({ path, text }) => {
    if (path.endsWith("os-release")) return [];
    const read = readInventory(path, text, { distro: "debian 12" });
    assert.ok(read.ok, `${organization} ${path}: ${JSON.stringify(read)}`);
    assert.deepEqual(read.findings ?? [], [], `${organization} ${path}`);
    return read.value.components;
  });
}

describe("drill world", () => {
  it("is the same on every machine", () => {
    const lists = organizations.map(({ id }) => inventoryOf(id));
    assert.equal(sameText(worldOrganizations()), sameText(organizations));
    assert.equal(sameText(organizations), "b865bee984d7ff884666b8ea92b6250be968206d7ea4fd693bc1c34b5c4db506");
    assert.equal(sameText(lists), "a29a3aa56e56ae936d8929a31c38f57b7bd884c9ea3fadbf17ee1d21e709e0d8");
    assert.equal(sameText(drillAdvisoryFiles(published)), sameText(drillAdvisoryFiles(published)));
  });

  it("has its number of organisations in each tier, each with an id of its own", () => {
    const counts = tiers.map((tier) => organizations.filter((one) => one.tier === tier).length);
    assert.deepEqual(
      counts,
      tiers.map((tier) => koreaTiers[tier].count),
    );
    assert.ok(organizations.length >= 400);
    assert.equal(new Set(organizations.map((one) => one.id)).size, organizations.length);
    assert.equal(new Set(organizations.map((one) => one.name["ko"])).size, organizations.length);
    assert.equal(new Set(organizations.map((one) => one.name["en"])).size, organizations.length);
    assert.deepEqual(
      new Set(organizations.map((one) => one.sector)),
      new Set(idsOf(drillTopology(), "sector")),
    );
    assert.deepEqual(new Set(organizations.map((one) => one.domain)).size, 3);
  });

  it("has the local governments of each day, and those that ended name a successor that began", () => {
    assert.deepEqual(
      [localGovernments("metropolitan", "2026-06-30"), localGovernments("basic", "2026-06-30")],
      [17, 89],
    );
    assert.deepEqual(
      [localGovernments("metropolitan", localChange), localGovernments("basic", localChange)],
      [16, 90],
    );
    const ended = organizations.filter((one) => one.validTo !== null);
    assert.equal(ended.length, 4);
    for (const { succeededBy, validTo } of ended)
      assert.equal(organizations.find((one) => one.id === succeededBy)?.validFrom, validTo);
  });

  it("marks every name that is shown, and writes to nobody outside drill.example", () => {
    for (const { name } of [...organizations, ...drillTopology().offices, ...drillOperators()]) {
      assert.match(name["ko"] ?? "", /^\[훈련\] [^[]+$/);
      assert.match(name["en"] ?? "", /^\[DRILL\] [^[]+$/);
    }
    for (const { value } of organizations.flatMap((one) => one.contacts))
      assert.match(value, /^[a-z]+@drill-[a-z]+-\d+\.drill\.example$/);
  });

  it("gives no invented government a real name", { skip: withoutKorea }, () => {
    const real = new Set([
      ...koreanNames("regions-2018.json"),
      ...koreanNames("central-agencies.handmade.json"),
    ]);
    assert.ok(real.has("종로구") && real.has("행정안전부"));
    const governments = organizations.filter((one) =>
      ["central", "metropolitan", "basic"].includes(one.tier),
    );
    const taken = governments
      .flatMap(({ name }) => [bare(name["ko"] ?? ""), bare(name["en"] ?? "")])
      .filter((name) => real.has(name));
    assert.deepEqual(taken, []);
    assert.equal(centralAgencies.length, 24);
  });

  it("has the affected share of each tier exactly", () => {
    for (const tier of tiers) {
      const of = organizations.filter((one) => one.tier === tier);
      for (const product of drillProductKeys) {
        const affected = of.filter(({ id }) => holdingOf(id, product).state === "affected").length;
        assert.equal(affected, stateCounts(koreaTiers[tier], product).affected, `${tier} ${product}`);
      }
      const share = of.filter(({ id }) => holdingOf(id, "edgegate").state === "affected").length / of.length;
      assert.ok(Math.abs(share - koreaTiers[tier].affected) < 0.05, `${tier} ${share}`);
    }
  });

  it("has versions that the scheme reads, but for those meant to be unknown", () => {
    const scheme = schemeNamed("generic");
    for (const product of Object.values(drillProducts)) {
      for (const version of [...product.affected, ...product.unaffected])
        assert.notEqual(scheme?.key(version), null, version);
      assert.equal(product.unknown === null ? null : scheme?.key(product.unknown), null);
    }
  });

  it("names no product in its advisories that exists", () => {
    const files = drillAdvisoryFiles(published);
    assert.deepEqual(
      files.map((file) => file.advisory),
      Object.values(drillAdvisories),
    );
    const products = new Set(files.flatMap(affectedOf).map((one) => one.product));
    const invented = [
      "pkg:generic/byeotnuri-drill/keysafe4nx",
      "pkg:generic/dunmoru-drill/edgegate-vpn",
      "pkg:generic/nari-project/libnari",
      "pkg:npm/%40bongsu-drill/libnari",
      "pkg:pypi/bongsu-drill-libnari",
    ];
    assert.deepEqual(products, new Set(invented));
    assert.ok(files.flatMap(affectedOf).every((one) => one.undecidable === undefined));
  });

  it("states base scores that the vectors give", () => {
    for (const { text } of drillAdvisoryFiles(published)) {
      const stated = [...text.matchAll(/"vectorString": "([^"]+)",\s*"baseScore": ([\d.]+)/g)];
      for (const [, vector = "", base] of stated)
        assert.equal(new cvss.Cvss3P1(vector).calculateScores().base, Number(base), vector);
      assert.equal(stated.length, text.includes("csaf_version") ? 1 : 0);
    }
  });

  it("has inventories that the readers take without a finding", () => {
    const components = organizations.flatMap(({ id }) => componentsOf(id));
    assert.ok(components.every((one) => one.product !== null));
    assert.ok(components.length > 20_000, String(components.length));
    const names = new Set(components.map((one) => one.product));
    assert.ok(names.size >= 60, String(names.size));
  });

  it("matches what an organisation holds: its list names the product at the versions of its holding", () => {
    for (const { id } of organizations) {
      const found = componentsOf(id).filter((one) => one.product === drillProducts.edgegate.purl);
      assert.deepEqual(
        found.map((one) => one.version),
        holdingOf(id, "edgegate").versions,
      );
      const libnari = componentsOf(id).filter((one) => one.name.endsWith("libnari"));
      assert.deepEqual(
        libnari.map((one) => one.version ?? "?").toSorted(),
        holdingOf(id, "libnari")
          .versions.map((one) => one ?? "?")
          .toSorted(),
      );
    }
  });

  it("is fixed by the fix: nothing affected is left, and what was unknown stays unknown", () => {
    for (const { id } of organizations) {
      const text = JSON.stringify(inventoryOf(id, "fixed"));
      for (const product of drillProductKeys) {
        const holding = holdingOf(id, product);
        if (holding.state !== "affected") continue;
        assert.notEqual(text, JSON.stringify(inventoryOf(id)));
      }
      const left = inventoryOf(id, "fixed").find((file) => file.path === "assets.cdx.json")?.text ?? "";
      for (const version of drillProducts.edgegate.affected)
        assert.ok(!left.includes(`edgegate-vpn@${version}"`), `${id} ${version}`);
    }
  });

  it("knows no inventory of an organisation that is not its own", () => {
    for (const id of ["real-org", "drill-basic-93", "drill-basic-00", "drill-__proto__-01"])
      assert.deepEqual(inventoryOf(id), []);
  });
});
