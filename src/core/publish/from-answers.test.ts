/** Suppliers' answers in a draft: ranges, fixes and reasons as they were given, and when a text and an identifier are one product. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import { supplierAnswerIn } from "#core/coordination/answer/supplier-answer.ts";
import type { CaseFacts } from "#core/publish/case-facts.ts";
import { recordOfCase } from "#core/publish/from-case.ts";
import { remarksOnProducts } from "#core/publish/from-case-products.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";

const silent: CaseFacts = {
  product: "libnari",
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
const claim = {
  product: null,
  identifier: null,
  version: null,
  title: null,
  text: "",
  weaknesses: [],
} as const;
const one = { ...claim, aliases: [], reporter: null };
const sentences = {
  firstPublication: { ko: "처음 공개", en: "First publication" },
  reproduced: {},
  fixed: ({ version, date }: { readonly version: string; readonly date: string }) => ({
    ko: `${version} ${date}`,
    en: `${version} since ${date}`,
  }),
};
const nari = "pkg:npm/libnari";

function recordOf(facts: Partial<CaseFacts>): OwnAdvisory {
  const at = { drill: true, now: "2026-06-01T00:00:00.000Z" };
  const read = readOwnAdvisory(recordOfCase({ ...silent, ...facts }, sentences, at));
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

const said = (answer: SupplierAnswer, at = "2026-05-01T00:00:00.000Z", supplier = "acme") => ({
  supplier,
  supplierName: supplier === "acme" ? "Acme" : "Beta",
  at,
  answer,
});
const about = { product: "", note: "" };
const affected = (from: string, to: string, product = "") =>
  ({ ...about, product, kind: "affected", from, to }) as const;
const fix = (version: string, product = "") =>
  ({ ...about, product, kind: "fix", version, date: "2026-05-20" }) as const;
const excuse = (product = "") =>
  ({ ...about, product, kind: "not-affected", justification: "component_not_present" }) as const;

describe("suppliers' answers in a draft", () => {
  it("become ranges, examples and a remedy; nothing but the texts is left to write", () => {
    const answers = [said(affected("1.0.0", "1.4.2")), said(fix("1.5.0"), "2026-05-03T00:00:00.000Z")];
    const record = recordOf({ identifiers: [nari], answers });
    const [product, ...others] = record.products;
    assert.equal(others.length, 0);
    assert.deepEqual(product?.affected, [{ introduced: "1.0.0", fixed: "1.5.0", lastAffected: null }]);
    assert.deepEqual(product?.examples, { affected: ["1.0.0", "1.4.2"], notAffected: ["1.5.0"] });
    assert.deepEqual([product?.purl, product?.vendor, product?.scheme], [nari, "Acme", "semver"]);
    const [remedy] = record.remedies;
    assert.deepEqual(
      [remedy?.kind, remedy?.products, remedy?.text["en"]],
      ["vendor_fix", [product?.key], "1.5.0 since 2026-05-20"],
    );
    const missing = lintAdvisory(record).filter(
      ({ at }) => at.startsWith("/products") || at.startsWith("/remedies"),
    );
    assert.deepEqual(
      missing.map(({ at }) => at),
      [],
    );
  });

  it("count by the newest word of each supplier: taken back is taken back", () => {
    const first = said(affected("1.0.0", ""));
    const later = said(excuse(), "2026-05-09T00:00:00.000Z");
    const reported = [{ ...one, product: "libnari", version: "1.2.0" }];
    const excused = recordOf({ answers: [first, said(fix("1.5.0")), later], claims: reported }).products[0];
    assert.deepEqual(excused?.affected, []);
    assert.deepEqual(excused?.excused, [{ version: "1.2.0", justification: "component_not_present" }]);
    assert.deepEqual(
      excused?.listed,
      ["1.2.0"],
      "what a report claims stays beside it, for a person to decide",
    );
    const found = lintAdvisory(recordOf({ answers: [later], claims: reported })).map(
      ({ at, code }) => `${at} ${code}`,
    );
    assert.ok(found.includes("/products/0/excused/0 example-affected"));
    const again = said(affected("1.1.0", "1.2.0"), "2026-05-10T00:00:00.000Z");
    assert.deepEqual(recordOf({ answers: [first, later, again] }).products[0]?.affected, [
      { introduced: "1.1.0", fixed: null, lastAffected: "1.2.0" },
    ]);
  });

  it("keep several lines of releases, and start at the first version where nobody said from which", () => {
    const lines = [said(affected("1.0", "1.4")), said(affected("2.0", "")), said(fix("2.3"))];
    assert.deepEqual(recordOf({ answers: lines }).products[0]?.affected, [
      { introduced: "1.0", fixed: null, lastAffected: "1.4" },
      { introduced: "2.0", fixed: "2.3", lastAffected: null },
    ]);
    assert.deepEqual(recordOf({ answers: [said(fix("3.1"))] }).products[0]?.affected, [
      { introduced: null, fixed: "3.1", lastAffected: null },
    ]);
    assert.deepEqual(
      recordOf({ answers: [said(affected("", ""))] }).products[0]?.affected,
      [],
      "nothing was said of versions",
    );
  });

  it("meet the product that the case links: by a report, by a supplier's identifier, by the case's own", () => {
    const bySupplier = { identifiers: [nari, "pkg:npm/other"], identifiersOf: new Map([["acme", [nari]]]) };
    const answers = [said(affected("1.0.0", "1.4.2", "Nari Library"))];
    const linked = recordOf({ ...bySupplier, answers });
    assert.deepEqual(
      linked.products.map(({ purl, affected: ranges }) => [purl, ranges.length]),
      [
        [nari, 1],
        ["pkg:npm/other", 0],
      ],
    );
    const ofCase = [{ ...one, product: "libNari", identifier: `${nari}@1.2.0` }];
    const unnamed = recordOf({ claims: ofCase, answers: [said(affected("1.0.0", "1.4.2"))] }).products;
    assert.deepEqual([unnamed.length, unnamed[0]?.purl, unnamed[0]?.affected.length], [1, nari, 1]);
    const byReport = [{ ...one, product: "NARI library", identifier: `${nari}@1.2.0` }];
    const reported = recordOf({ claims: byReport, answers }).products;
    assert.deepEqual([reported.length, reported[0]?.purl, reported[0]?.affected.length], [1, nari, 1]);
    const named = recordOf({
      identifiers: [nari],
      claims: [{ ...one, product: "libnari", version: "1.2.0" }],
    });
    assert.deepEqual(
      named.products.map(({ purl, listed }) => [purl, listed]),
      [[nari, ["1.2.0"]]],
    );
  });

  it("say what they leave open: a name that may be an identifier's, a reason without a version", () => {
    const facts = {
      ...silent,
      identifiers: [nari],
      answers: [
        said(affected("1.0", "1.4", "Nari Suite")),
        said(excuse("Nari Suite"), "2026-05-02T00:00:00.000Z"),
      ],
    };
    assert.deepEqual(
      remarksOnProducts(facts).map(({ at, code, about: name }) => [at, code, name]),
      [
        ["/products/1", "product-perhaps-same", "Nari Suite"],
        ["/products/1", "answer-without-version", "Nari Suite"],
      ],
    );
    assert.equal(recordOf(facts).products[1]?.vendor, "Acme");
    assert.deepEqual(remarksOnProducts(silent), []);
  });

  it("are read as a case keeps them, and nothing else is", () => {
    for (const answer of [affected("1", "2"), fix("2"), excuse()])
      assert.deepEqual(supplierAnswerIn({ ...answer, extra: "1" }), answer);
    for (const none of [null, {}, { kind: "not-affected", justification: "because" }])
      assert.equal(supplierAnswerIn(none), null);
  });
});
