/** Records that a case suggests: what nobody has said is left out or left empty. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CaseFacts, recordOfCase } from "#core/publish/from-case.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { readOwnAdvisory } from "#core/publish/own-advisory.ts";

const silent: CaseFacts = {
  product: "",
  title: "",
  summary: "",
  severity: "",
  identifiers: [],
  claims: [],
  reproduced: false,
  exploited: false,
  publisher: { name: "Drill office", namespace: "https://room.drill.example" },
};
const sentences = { firstPublication: { ko: "처음 공개", en: "First publication" }, reproduced: {} };

function suggested(facts: Partial<CaseFacts>) {
  return recordOfCase({ ...silent, ...facts }, sentences, { drill: true, now: "2026-06-01T00:00:00.000Z" });
}

describe("a record from a case", () => {
  it("leaves out the class that nobody stated, which older readers do not know", () => {
    assert.ok(!("severityClass" in suggested({})));
    assert.equal(suggested({ severity: "high" })["severityClass"], "high");
  });

  it("takes names of elsewhere that are names, as they are looked up", () => {
    const claim = { product: null, identifier: null, version: null, title: null, text: "", reporter: null };
    const aliases = ["cve-2026-99001", "GHSA-../../x", "GHSA-ABCD-1234-wxyz", "CVE-2026-99001"];
    assert.deepEqual(suggested({ claims: [{ ...claim, weaknesses: [], aliases }] })["aliases"], [
      "CVE-2026-99001",
      "GHSA-abcd-1234-wxyz",
    ]);
  });

  it("is kept as a draft whatever nobody has said yet, and is not published so", () => {
    const read = readOwnAdvisory(suggested({}));
    assert.ok(read.ok, JSON.stringify(read));
    const missing = lintAdvisory(read.value).map(({ at, code }) => `${at} ${code}`);
    for (const place of ["vendor", "name"]) assert.ok(missing.includes(`/products/0/${place} text-empty`));
    const [product] = read.value.products;
    for (const vendor of [" ", undefined, 1]) {
      const refused = readOwnAdvisory({ ...suggested({}), products: [{ ...product, vendor }] });
      assert.equal(refused.ok, false);
    }
  });
});
