/** One file against packs, without a browser: every component is counted once, nothing unknown is lost, and hostile text stays text. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { type LoadedPack, examine, openLoadedPack } from "#web/check/examine.ts";
import { wholePack } from "#test/kit/completeness.ts";
import { advisoryOn } from "#test/kit/room/test-publication.ts";

const directive: DirectiveDocument = {
  type: "bongsu.directive/1",
  id: "D-2026-0001",
  revision: 1,
  state: "issued",
  drill: true,
  dissemination: "S-1",
  issuedAt: "2026-05-13T00:00:00Z",
  issuedBy: "o-1",
  approvedBy: ["o-2"],
  draft: {
    title: { ko: "[훈련]", en: "[DRILL]" },
    advisories: ["DRILL-1"],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
    binding: true,
    legalBasis: {},
    contact: "",
  },
  advisories: [{ id: "DRILL-1", aliases: [], title: {}, decision: {}, kevAdded: null, published: null }],
  text: { ko: "", en: "" },
  pack: null,
  replaces: null,
  changes: null,
};

function packOf(name: string): LoadedPack {
  const built = buildPack([advisoryOn("DRILL-1", name, "2.0.0")]);
  const opened = openLoadedPack({ directive, pack: built.match, details: built.details });
  assert.ok(opened.ok);
  return opened.value;
}

const now = "2026-05-14T00:00:00Z";
const index = { issuedAt: "2026-05-13T00:00:00Z", expires: "2026-05-20T00:00:00Z" };

function examined(packages: Readonly<Record<string, unknown>>, asked: readonly LoadedPack[]) {
  const text = JSON.stringify({ lockfileVersion: 3, packages });
  const steps: string[] = [];
  const file = { name: "package-lock.json", bytes: new TextEncoder().encode(text) };
  const read = examine(file, { asked, index, now }, (stage, done, of) =>
    steps.push(`${stage} ${done}/${of}`),
  );
  return { read, steps };
}

describe("examine", () => {
  it("counts every component once, by its worst verdict, and orders the rows by urgency", () => {
    const { read, steps } = examined(
      {
        "": { name: "shop" },
        "node_modules/drill-quiet": { version: "1.0.0" },
        "node_modules/drill-a/node_modules/drill-lib": { version: "2.0.0" },
        "node_modules/drill-b/node_modules/drill-lib": { version: "not a version" },
        "node_modules/drill-lib": { version: "1.9.0" },
      },
      [packOf("drill-lib")],
    );
    assert.ok(read.ok);
    const { components, counts, rows } = read.value;
    assert.equal(components, 4);
    assert.deepEqual(counts, { affected: 1, unknown: 1, notAffected: 1, unnamed: 1 });
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ["affected", "unknown", "not_affected"],
    );
    assert.equal(rows[0]?.command, "npm install drill-lib@2.0.0");
    assert.equal(rows[0]?.due, "2026-05-16T14:59:59Z");
    assert.equal(steps[0], "reading 0/0");
    assert.ok(steps.includes("matching 0/4"));
  });

  it("counts a component once that two directives name, and knows both", () => {
    const second = { ...packOf("drill-lib"), directive: { ...directive, id: "D-2026-0002" } };
    const { read } = examined({ "node_modules/drill-lib": { version: "1.0.0" } }, [
      packOf("drill-lib"),
      second,
    ]);
    assert.ok(read.ok);
    assert.deepEqual([read.value.lines, read.value.counts.affected], [1, 1]);
    assert.deepEqual(read.value.rows[0]?.directives, ["D-2026-0001", "D-2026-0002"]);
  });

  it("gives one row a vulnerability, with its names, and who says what where sources disagree", () => {
    const built = buildPack([
      advisoryOn("DRILL-1", "drill-lib", "2.0.0"),
      advisoryOn("DRILL-2", "drill-lib", "1.5.0"),
      { ...advisoryOn("DRILL-3", "drill-lib", "2.0.0"), aliases: [] },
    ]);
    const pack = openLoadedPack({ directive, pack: built.match, details: built.details });
    assert.ok(pack.ok);
    const { read } = examined({ "node_modules/drill-lib": { version: "1.9.0" } }, [pack.value]);
    assert.ok(read.ok);
    const { rows, lines, counts } = read.value;
    assert.deepEqual([lines, counts.affected], [2, 1]);
    const [first, second] = rows.toSorted((a, b) => (a.advisory < b.advisory ? -1 : 1));
    assert.deepEqual([first?.advisory, first?.names], ["DRILL-1", ["CVE-2026-99001", "DRILL-2"]]);
    assert.equal(first?.dispute?.rule, "caution");
    assert.deepEqual(
      first?.dispute?.statements.map(({ advisory, verdict }) => `${advisory} ${verdict}`),
      ["DRILL-1 affected", "DRILL-2 not_affected"],
    );
    assert.deepEqual([second?.advisory, second?.names, second?.dispute], ["DRILL-3", [], null]);
    assert.equal(JSON.stringify(structuredClone(read.value)), JSON.stringify(read.value));
  });

  it("calls unknown what no pack of an ecosystem covers, and claims nothing where only directives are asked", () => {
    const names = ["pkg:npm/drill-lib@2.0.0", "pkg:npm/quiet@1.0.0", "pkg:conan/a@1", "pkg:conan/b@1"];
    const components = names.map((purl) => ({ type: "library", name: "x", purl }));
    const bom = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components });
    const file = { name: "bom.json", bytes: new TextEncoder().encode(bom) };
    const directed = packOf("drill-lib");
    const ask = (asked: readonly LoadedPack[]) => {
      const read = examine(file, { asked, index, now }, () => undefined);
      assert.ok(read.ok);
      return read.value;
    };
    const narrow = ask([directed]);
    assert.deepEqual(narrow.counts, { affected: 0, unknown: 0, notAffected: 1, unnamed: 3 });
    assert.deepEqual(narrow.notCovered, []);
    const wide = ask([directed, wholePack({ ...packOf("other"), directive: null }, ["npm"], now)]);
    assert.deepEqual(wide.counts, { affected: 0, unknown: 2, notAffected: 1, unnamed: 1 });
    assert.deepEqual(wide.notCovered, [
      { reason: { code: "not-covered", ecosystem: "conan" }, components: 2 },
    ]);
  });

  it("counts once what a directive and its ecosystem name", () => {
    const { read } = examined({ "node_modules/drill-lib": { version: "1.0.0" } }, [
      packOf("drill-lib"),
      { ...packOf("drill-lib"), directive: null },
    ]);
    assert.ok(read.ok);
    assert.deepEqual([read.value.lines, read.value.counts.affected], [1, 1]);
    assert.deepEqual(read.value.rows[0]?.directives, ["D-2026-0001"]);
  });

  it("makes what the file says printable", () => {
    const { read } = examined({ "node_modules/drill-lib": { version: "1.0.0\u202e\u0007" } }, [
      packOf("drill-lib"),
    ]);
    assert.ok(read.ok);
    assert.equal(read.value.rows[0]?.verdict, "unknown", "no version of a registry has such signs");
    assert.doesNotMatch(JSON.stringify(read.value), /\u202e|\\u0007/);
  });

  it("gives findings for what is no list", () => {
    const read = examine(
      { name: "x.bin", bytes: new Uint8Array([0, 255, 254]) },
      { asked: [], index, now },
      () => undefined,
    );
    assert.ok(!read.ok && read.findings.length > 0);
  });

  it("opens no damaged pack", () => {
    const built = buildPack([advisoryOn("DRILL-1", "drill-lib", "2.0.0")]);
    const damaged = built.match.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    assert.ok(!openLoadedPack({ directive, pack: damaged, details: built.details }).ok);
  });
});
