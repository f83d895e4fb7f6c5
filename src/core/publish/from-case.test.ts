/** Records that a case suggests: what nobody has said is left out or left empty. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CaseFacts } from "#core/publish/case-facts.ts";
import { recordOfCase } from "#core/publish/from-case.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";

const silent: CaseFacts = {
  product: "",
  title: "",
  summary: "",
  severity: "",
  identifiers: [],
  identifiersOf: new Map(),
  claims: [],
  answers: [],
  credits: [],
  reproduced: false,
  exploited: false,
  publisher: { name: "Drill office", namespace: "https://room.drill.example" },
};
const sentences = {
  firstPublication: { ko: "처음 공개", en: "First publication" },
  reproduced: {},
  fixed: () => ({}),
};

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

  it("names weaknesses as MITRE does, or leaves the name to its author; a number is no name", () => {
    const claim = { product: null, identifier: null, version: null, title: null, text: "", reporter: null };
    const weaknesses = ["cwe-079", "CWE-1390: Weak Authentication", "overflow", "CWE-79"];
    const document = suggested({ claims: [{ ...claim, weaknesses, aliases: [] }] });
    const [xss, weak] = document["weaknesses"] as readonly { readonly id: string; readonly name: string }[];
    assert.equal(xss?.name, weaknessNames.get("CWE-79"));
    assert.deepEqual(weak, { id: "CWE-1390", name: "" });
    const read = readOwnAdvisory({ ...document, weaknesses: [{ id: "CWE-79", name: "CWE-79" }, weak] });
    assert.ok(read.ok, JSON.stringify(read));
    const found = lintAdvisory(read.value).map(({ at, code }) => `${at} ${code}`);
    for (const one of ["/weaknesses/0/name weakness-name", "/weaknesses/1/name text-empty"])
      assert.ok(found.includes(one), one);
  });

  it("thanks each finder as it asked, and nobody twice", () => {
    const claim = { product: null, identifier: null, version: null, title: null, text: "", weaknesses: [] };
    const claims = [{ ...claim, aliases: [], reporter: "first" }];
    assert.deepEqual(suggested({ claims, credits: ["second (Drill Lab)", "first"] })["credits"], [
      { name: "first", kind: "finder" },
      { name: "second (Drill Lab)", kind: "finder" },
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
