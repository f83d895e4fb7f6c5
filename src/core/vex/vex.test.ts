/** What OpenVEX, CycloneDX and CSAF state, read into one form; and that a document that breaks its format states nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isVexDocument, readVexDocument } from "#core/vex/index.ts";

const purl = "pkg:npm/drill-left@1.0.0";
const openvex = {
  "@context": "https://openvex.dev/ns/v0.2.0",
  "@id": "https://haneul.example/vex/1",
  author: "Haneul (invented)",
  timestamp: "2026-05-01T00:00:00Z",
  version: 1,
  statements: [
    {
      vulnerability: { name: "CVE-2026-0001", aliases: ["GHSA-drill"] },
      products: [{ "@id": "pkg:oci/drill-app@sha256%3Aaa", subcomponents: [{ "@id": purl }] }],
      status: "not_affected",
      justification: "vulnerable_code_not_present",
    },
  ],
};
const cyclonedx = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  metadata: { timestamp: "2026-05-01T00:00:00Z", authors: [{ name: "Haneul (invented)" }] },
  components: [
    {
      type: "library",
      name: "drill-left",
      version: "1.0.0",
      purl: "pkg:npm/drill-left",
      "bom-ref": "left",
      pedigree: { patches: [{ type: "backport", resolves: [{ type: "security", id: "CVE-2026-0002" }] }] },
    },
  ],
  vulnerabilities: [
    {
      id: "CVE-2026-0001",
      references: [{ id: "GHSA-drill", source: { name: "GHSA" } }],
      analysis: { state: "not_affected", justification: "code_not_present" },
      affects: [{ ref: "left" }],
    },
  ],
};
const csaf = {
  document: {
    category: "csaf_vex",
    csaf_version: "2.0",
    publisher: { category: "vendor", name: "Haneul (invented)", namespace: "https://haneul.example" },
    title: "drill",
    tracking: { id: "H-1", current_release_date: "2026-05-01T00:00:00Z" },
  },
  product_tree: {
    full_product_names: [
      { name: "drill-left", product_id: "P1", product_identification_helper: { purl } },
      { name: "drill-right 1", product_id: "P2" },
    ],
  },
  vulnerabilities: [
    {
      cve: "CVE-2026-0001",
      ids: [{ system_name: "GHSA", text: "GHSA-drill" }],
      flags: [{ label: "vulnerable_code_not_present", product_ids: ["P1"] }],
      product_status: { known_not_affected: ["P1", "P2"] },
    },
  ],
};

for (const [name, document] of Object.entries({ openvex, cyclonedx, csaf }))
  test(`${name}: who says what of which product, under every name of the vulnerability`, () => {
    assert.ok(isVexDocument(document));
    const read = readVexDocument(document);
    assert.ok(read.ok);
    const [first] = read.value;
    assert.deepEqual(first?.vulnerabilities, ["CVE-2026-0001", "GHSA-drill"]);
    const [product] = first?.products ?? [];
    assert.deepEqual(
      [product?.product, product?.version, first?.status, first?.by, first?.since],
      ["pkg:npm/drill-left", "1.0.0", "not_affected", "Haneul (invented)", "2026-05-01T00:00:00.000Z"],
    );
    assert.match(first?.justification ?? "", /code_not_present$/);
  });

test("OpenVEX: a subcomponent is meant inside of its product only", () => {
  const read = readVexDocument(openvex);
  assert.ok(read.ok);
  assert.match(read.value[0]?.within[0]?.text ?? "", /^pkg:oci\/drill-app/);
});

test("OpenVEX: a product whose package URLs contradict each other is nobody's excuse", () => {
  const product = (id: string, more: object = {}): object => ({
    "@id": id,
    identifiers: { purl },
    ...more,
  });
  const named = (products: readonly object[], status: string): readonly (string | null)[] => {
    const statements = [{ ...openvex.statements[0], status, products }];
    const read = readVexDocument({ ...openvex, statements });
    assert.ok(read.ok);
    return read.value.flatMap(({ products: all }) => all.map(({ text }) => text));
  };
  const others = ["pkg:npm/drill-other@1", "pkg:npm/drill-left@2.0.0"];
  for (const id of others) {
    assert.deepEqual(named([product(id)], "not_affected"), []);
    assert.deepEqual(named([product(id)], "affected"), [id, purl]);
    const part = { subcomponents: [{ "@id": "pkg:npm/drill-part@1.0.0" }] };
    assert.deepEqual(named([product(id, part)], "not_affected"), []);
    const contradicting = { subcomponents: [product(id)] };
    assert.deepEqual(named([{ "@id": purl, ...contradicting }], "not_affected"), []);
  }
  assert.deepEqual(named([product("pkg:npm/drill-left")], "not_affected"), [purl]);
});

test("CycloneDX: a pedigree that resolves a vulnerability is a statement too", () => {
  const read = readVexDocument(cyclonedx);
  assert.ok(read.ok);
  assert.deepEqual([read.value[1]?.vulnerabilities, read.value[1]?.status], [["CVE-2026-0002"], "fixed"]);
});

test("CSAF: a product that only words name is nobody's", () => {
  const read = readVexDocument(csaf);
  assert.ok(read.ok);
  assert.equal(read.value.length, 1);
});

test("CSAF: flags that each name a large group are read to a bound; beyond it the document states nothing", () => {
  const product_ids = Array.from({ length: 2000 }, (_, at) => `G${at}`);
  const tree = {
    ...csaf.product_tree,
    product_groups: [{ group_id: "all", product_ids: ["P1", ...product_ids] }],
  };
  const flags = [{ label: "component_not_present", group_ids: ["all"] }];
  const [flaw] = csaf.vulnerabilities;
  const read = (flaws: number): ReturnType<typeof readVexDocument> =>
    readVexDocument({
      ...csaf,
      product_tree: tree,
      vulnerabilities: Array.from({ length: flaws }, () => ({ ...flaw, flags })),
    });
  const few = read(2);
  assert.ok(few.ok && few.value[0]?.justification === "component_not_present");
  const many = read(300);
  assert.equal(many.ok ? "" : many.findings[0]?.code, "too-many");
});

test("a document that breaks its format states nothing", () => {
  for (const wrong of [
    { ...openvex, author: 1 },
    { ...openvex, statements: {} },
    { ...openvex, timestamp: "soon" },
    { ...cyclonedx, vulnerabilities: {} },
    { ...csaf, vulnerabilities: [{ ...csaf.vulnerabilities[0], flags: "none" }] },
    { statements: [] },
  ])
    assert.ok(!readVexDocument(wrong).ok, JSON.stringify(wrong));
});
