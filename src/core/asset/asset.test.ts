/** Facts of assets: names and what belongs to them, windows, the file's form with every fault at its place, and edits. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  memberNamed,
  readAssetAssignments,
  withoutAssetStatement,
  withAssetStatement,
} from "#core/asset/edit-asset-facts.ts";
import {
  assetFactsFileJson,
  knownFactsOf,
  noHomeFacts,
  readAssetFactsFile,
  assetStatementFor,
} from "#core/asset/asset-facts-file.ts";
import { belongs } from "#core/asset/asset-pattern.ts";
import { nextWindow, readWindow } from "#core/asset/patch-window.ts";

const list = "/srv/web/shop/package-lock.json";

describe("an asset's name", () => {
  for (const [asset, path, yes] of [
    ["/srv/web", list, true],
    ["/srv/web/shop/package-lock.json", list, true],
    ["/srv/we", list, false],
    ["/srv/*/shop", list, true],
    ["/srv/*", "/srv", false],
    ["/**/shop", list, true],
    ["/**", list, true],
    ["/srv/**/package-*.json", list, true],
    ["/srv/**/*.lock", list, false],
    ["/srv/*eb", list, true],
    ["/srv/w*w", "/srv/w/a", false],
    ["web-01", "/inventories/web-01/dpkg/status", true],
    ["web-01", "/inventories/web-01.cdx.json", true],
    ["web-01", "/inventories/web-010.cdx.json", false],
    ["web-01", "/inventories/web-01.d/x", false],
  ] as const)
    it(`${asset} ${yes ? "has" : "does not have"} ${path}`, () => assert.equal(belongs(asset, path), yes));

  it("is matched in little time, whatever it is", () => {
    const part = fc.constantFrom("**", "*", "a", "a*a", "*a*a*a*b", "b");
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.array(fc.constantFrom("a", "aaaaaaaaaaaaaaaa", "b")),
        (asset, path) => {
          const [pattern, place] = [`/${asset.join("/")}`, `/${path.join("/")}`];
          assert.equal(typeof belongs(pattern, place), "boolean");
          assert.equal(belongs("/**", place), true);
          assert.equal(belongs(place, `${place}/below`), true);
        },
      ),
      { seed: 4 },
    );
    assert.equal(belongs(`/${"**/".repeat(200)}x`, `/${"a/".repeat(2000)}`), false);
  });
});

describe("a patch window", () => {
  it("is the next one that is not over, in Korean time, also past midnight", () => {
    const night = readWindow("sat 22:00-02:00");
    assert.ok(night !== null);
    assert.deepEqual(nextWindow(night, "2026-05-13T00:00:00Z"), {
      from: "2026-05-16T13:00:00Z",
      until: "2026-05-16T17:00:00Z",
    });
    assert.equal(nextWindow(night, "2026-05-16T16:59:59Z").from, "2026-05-16T13:00:00Z", "it is open now");
    assert.equal(nextWindow(night, "2026-05-16T17:00:00Z").from, "2026-05-23T13:00:00Z");
    const daily = readWindow("daily 02:00-04:00");
    assert.ok(daily !== null);
    assert.equal(nextWindow(daily, "2026-05-13T00:00:00Z").from, "2026-05-13T17:00:00Z");
  });
  for (const wrong of ["", "sat", "sat 24:00-25:00", "someday 02:00-04:00", "sat 02:00-02:00", "sat 2-4"])
    it(`is not ${JSON.stringify(wrong)}`, () => assert.equal(readWindow(wrong), null));
});

describe("the file of facts", () => {
  it("names every fault with its place, and what is near", () => {
    const read = readAssetFactsFile({
      type: "bongsu.asset-facts/1",
      default: { exposd: "yes", humanImpact: "hihg" },
      assets: [{ asset: "/srv", patchWindow: "whenever", controls: "waf" }, { exposed: "no" }, 7],
    });
    assert.equal(read.ok, false);
    const said = read.findings?.map(({ at, message }) => [at, message]) ?? [];
    const at = Object.fromEntries(said) as Record<string, string>;
    assert.match(at["/default/exposd"] ?? "", /Near: exposed/);
    assert.match(at["/default/humanImpact"] ?? "", /Near: high/);
    assert.deepEqual(
      said.map(([place]) => place).toSorted((a = "", b = "") => a.localeCompare(b, "en")),
      [
        "/assets/0/controls",
        "/assets/0/patchWindow",
        "/assets/1/asset",
        "/assets/2",
        "/assets/2/asset",
        "/default/exposd",
        "/default/humanImpact",
      ],
    );
    assert.equal(readAssetFactsFile([]).ok, false);
    assert.equal(readAssetFactsFile({ type: "bongsu.asset-facts/2" }).ok, false);
  });

  it("says of a list what the closest asset says, member by member; what nobody knows is not known", () => {
    const read = readAssetFactsFile({
      type: "bongsu.asset-facts/1",
      default: { exposed: "no", humanImpact: "medium" },
      assets: [
        { asset: "/srv/web", exposed: "yes", controls: ["waf"] },
        { asset: "/srv", exposed: "unknown", highValue: "yes", patchWindow: "sat 02:00-06:00" },
      ],
    });
    assert.ok(read.ok);
    const said = assetStatementFor(read.value, list);
    assert.deepEqual(knownFactsOf(said), { exposed: "yes", humanImpact: "medium", highValue: "yes" });
    assert.deepEqual([said.controls, said.patchWindow], [["waf"], "sat 02:00-06:00"]);
    assert.deepEqual(knownFactsOf(assetStatementFor(read.value, "/srv/db")), {
      humanImpact: "medium",
      highValue: "yes",
    });
    assert.deepEqual(knownFactsOf(assetStatementFor(read.value, "/home/x")), {
      exposed: "no",
      humanImpact: "medium",
    });
    assert.deepEqual(readAssetFactsFile(assetFactsFileJson(read.value)), read, "it is written as it is read");
  });

  it("is edited by words, and taken back", () => {
    const words = readAssetAssignments([
      "exposed=yes",
      "human-impact=very-high",
      "controls=waf, segmented",
      "patch-window=daily 01:00-02:00",
    ]);
    assert.ok(words.ok);
    const set = withAssetStatement(noHomeFacts, "web-01", words.value);
    const more = readAssetAssignments(["exposed=no"]);
    assert.ok(more.ok);
    const again = withAssetStatement(set, "web-01", more.value);
    assert.deepEqual(again.assets, [
      {
        asset: "web-01",
        facts: { exposed: "no", humanImpact: "very-high" },
        controls: ["waf", "segmented"],
        patchWindow: "daily 01:00-02:00",
      },
    ]);
    assert.deepEqual(
      withoutAssetStatement(again, "web-01", ["controls", "patchWindow", "humanImpact"]).assets,
      [{ asset: "web-01", facts: { exposed: "no" } }],
    );
    assert.deepEqual(withoutAssetStatement(again, "web-01", []), noHomeFacts);
    for (const wrong of ["exposed=maybe", "__proto__=yes", "exposd=yes", "exposed"])
      assert.equal(readAssetAssignments([wrong]).ok, false, wrong);
    assert.equal(memberNamed("asset-class", []), "assetClass");
  });
});
