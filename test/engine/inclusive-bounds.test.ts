/**
 * A bound that is included is itself inside, in every format and every scheme: a version that a record names as the last affected one, word for word,
 * is affected, or unknown where the scheme cannot read it; never "not affected", never silent. And a mere word bounds nothing.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { documentFormats } from "#core/format/index.ts";
import type { VerdictKind } from "#core/verdict.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { productOfPurl } from "#core/product/product.ts";
import { partOf } from "#test/kit/suites/tried.ts";

const purls = [
  ...["npm", "pypi", "gem", "nuget", "cargo", "hex", "pub", "hackage", "cran", "opam", "conan"].map(
    (type) => `pkg:${type}/drill`,
  ),
  "pkg:maven/org.drill/drill",
  "pkg:composer/drill/drill",
  "pkg:golang/example.org/drill",
  "pkg:alpm/arch/drill",
  "pkg:deb/debian/drill?distro=debian-12",
  "pkg:rpm/redhat/drill?distro=redhat-9",
  "pkg:apk/alpine/drill?distro=alpine-3.20",
  "pkg:generic/drill-works/drill",
];

const when = "2026-01-01T00:00:00Z";

/** A record of each format that calls everything affected up to and with a version. */
const records: Readonly<Record<string, (purl: string, last: string) => unknown>> = {
  osv: (purl, last) => ({
    id: "DRILL-1",
    modified: when,
    affected: [
      {
        package: { ecosystem: "Drill", name: "drill", purl },
        ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { last_affected: last }] }],
      },
    ],
  }),
  cve: (purl, last) => ({
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: {
      cveId: "CVE-2026-90001",
      assignerOrgId: "11111111-1111-4111-8111-111111111111",
      state: "PUBLISHED",
    },
    containers: {
      cna: {
        providerMetadata: { orgId: "11111111-1111-4111-8111-111111111111", shortName: "drill" },
        affected: [
          {
            packageURL: purl,
            defaultStatus: "unaffected",
            versions: [{ version: "0", lessThanOrEqual: last, status: "affected" }],
          },
        ],
      },
    },
  }),
  csaf: (purl, last) => csafOf(purl, `<= ${last}`),
  "csaf in words": (purl, last) => csafOf(purl, `${last} and earlier`),
  vers: (purl, last) =>
    csafOf(purl, `vers:${purl.slice(4, purl.indexOf("/"))}/<=${encodeURIComponent(last)}`),
};

function csafOf(purl: string, range: string): unknown {
  const product = { product_id: "P", name: "drill", product_identification_helper: { purl } };
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: "drill",
      publisher: { category: "vendor", name: "Drill", namespace: "https://example.invalid" },
      tracking: { id: "DRILL-1", initial_release_date: when, current_release_date: when },
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: "Drill",
          branches: [{ category: "product_version_range", name: range, product }],
        },
      ],
    },
    vulnerabilities: [{ product_status: { known_affected: ["P"] } }],
  };
}

/** What a document's pack says of each version. */
function verdictsOn(
  document: unknown,
  purl: string,
  versions: readonly string[],
): readonly (VerdictKind | "silent")[] {
  const format = documentFormats.find(({ detect }) => detect(document));
  const read = format?.read(document);
  assert.ok(read?.ok, JSON.stringify(read));
  const built = buildPack(
    read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : [])),
  );
  const [pack, named] = [openPack(built.match), productOfPurl(purl)];
  assert.ok(pack.ok && named.ok);
  const details = detailsInMemory(built.details);
  return versions.map((version) => {
    const component = {
      product: named.value.product,
      name: "drill",
      version,
      at: "",
      scope: "runtime",
      dependencyPath: [],
    } as const;
    return match([component], [{ pack: pack.value, details }]).matches[0]?.verdict ?? "silent";
  });
}

const number = fc.integer({ min: 0, max: 99_999 });
const tail = fc.constantFrom(
  "",
  "",
  " HF1",
  " SP2",
  " Update 3",
  "-1",
  "-rc.1",
  "_p1",
  "+build",
  ".el9_2",
  "~beta",
  ":1",
  " (build 7)",
  "a",
  ".x",
  ".*",
);
const head = fc.constantFrom("", "", "v", "V", "1:", "R", "release-");
const written = fc
  .tuple(head, fc.array(number, { minLength: 1, maxLength: 4 }), tail)
  .map(([before, numbers, after]) => `${before}${numbers.join(".")}${after}`);

for (const [format, recordOf] of Object.entries(records))
  test(`${format}: the last affected version is inside`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...purls), written, (purl, last) => {
        const [verdict] = verdictsOn(recordOf(purl, last), purl, [last]);
        assert.ok(verdict === "affected" || verdict === "unknown", `${purl} ${last}: ${verdict}`);
      }),
      { numRuns: partOf(400) },
    );
  });

const words = [
  "unknown",
  "TBD",
  "n/a",
  "none",
  "virt-devel:rhel",
  "latest",
  "see notes",
  "?",
  "x",
  "사용 안 함",
];

for (const [format, recordOf] of Object.entries(records))
  test(`${format}: a mere word bounds nothing`, () => {
    const versions = ["0.0.1", "1.2.3", "99999"];
    for (const purl of purls)
      for (const word of words)
        assert.deepEqual(
          verdictsOn(recordOf(purl, word), purl, versions),
          versions.map(() => "unknown"),
          `${purl} <= ${word}`,
        );
  });
