/** Names as a source writes them: which product's they are, and that a pack gives them back to who asks about a name nearly alike. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOfDocument } from "#core/format/index.ts";
import { matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { ownPartOf, spelledIn } from "#core/pack/product-label.ts";
import { openPack } from "#core/pack/read/open-pack.ts";

test("the end of a label that folds to the name is the name in its source's letters", () => {
  assert.equal(ownPartOf("Dunmoru Drill EdgeGate VPN", "edgegate-vpn"), "EdgeGate VPN");
  assert.equal(ownPartOf("Dunmoru Drill EdgeGate VPN", "edgegate"), null);
});

test("a text writes a name where it stands alone", () => {
  assert.equal(spelledIn("A flaw in EdgeGate  VPN lets in", "edgegate-vpn"), "EdgeGate  VPN");
  assert.equal(spelledIn("A flaw in EdgeGate VPNs lets in", "edgegate-vpn"), null);
  assert.equal(spelledIn("A flaw in C++ (drill)", "c++"), "C++");
});

/** A CVE record of an invented product, with these words about it. */
function record(words: string): object {
  const affected = {
    vendor: "dunmoru-drill",
    product: "EdgeGate VPN",
    versions: [{ version: "7.0.0", lessThan: "7.2.4", versionType: "custom", status: "affected" }],
  };
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId: "CVE-2026-99701", state: "PUBLISHED", dateUpdated: "2026-01-02T00:00:00.000Z" },
    containers: {
      cna: {
        providerMetadata: { shortName: "drill", dateUpdated: "2026-01-02T00:00:00.000Z" },
        descriptions: [{ lang: "en", value: words }],
        affected: [affected],
        references: [{ url: "https://vendor.example/1" }],
      },
    },
  };
}

/** What is asked about a name one word short, and the labels that the pack keeps for it. */
function asked(words: string): { readonly names: unknown; readonly keepsLabel: boolean } {
  const document = record(words);
  const format = formatOfDocument(document);
  assert.ok(format.ok);
  const read = format.value.read(document);
  assert.ok(read.ok);
  const built = buildPack(
    read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : [])),
  );
  const pack = openPack(built.match);
  assert.ok(pack.ok);
  const matcher = matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
  const [match] = matcher.match({
    product: "pkg:generic/dunmoru-drill/edgegate",
    version: "7.2.0",
    name: "EdgeGate",
    at: "",
    scope: "runtime",
    dependencyPath: [],
  });
  const reason = match?.reason;
  return {
    names: reason?.code === "name-near" ? reason.names : reason,
    keepsLabel: Buffer.from(built.details).includes('"labels":["EdgeGate VPN"]'),
  };
}

test("a name nearly alike is asked about in the source's letters, which a title gives or else a label", () => {
  const names = ["dunmoru-drill EdgeGate VPN"];
  assert.deepEqual(asked("[DRILL] Invented for a test"), { names, keepsLabel: true });
  assert.deepEqual(asked("[DRILL] A flaw in EdgeGate VPN"), { names, keepsLabel: false });
});
