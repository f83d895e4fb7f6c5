/**
 * What users of other systems complained of (duplicates, confused names, mis-ordered versions), each tried here under the name of its
 * thread. Records are cut down to what the thread is about; lists, records and packs go through the program's own readers.
 */
import assert from "node:assert/strict";
import test from "node:test";
import { assert as check, constantFrom, nat, property, stringMatching } from "fast-check";
import { conclude } from "#core/matching/conclude.ts";
import { readInventory } from "#core/inventory/index.ts";
import { match } from "#core/matching/match.ts";
import { ecosystems, productOfEcosystem } from "#core/product/ecosystem.ts";
import { productOfPurl, productOfVendor } from "#core/product/product.ts";
import {
  fromCve,
  fromOsv,
  listOf,
  matchesOf,
  type Osv,
  packOf,
  verdicts,
} from "#test/kit/complaint-records.ts";

test("google/osv.dev#2374: records that share an alias are not merged, and no alias is followed to another's", () => {
  const product = { ecosystem: "Chainguard", name: "drill" };
  const records = [
    fromOsv({
      ...product,
      id: "CGA-drill-1",
      aliases: ["CVE-2026-0001"],
      ranges: [[{ introduced: "0" }, { fixed: "2-r0" }]],
    }),
    fromOsv({
      ...product,
      id: "CGA-drill-2",
      aliases: ["CVE-2026-0001", "CVE-2026-0002"],
      ranges: [[{ introduced: "0" }, { fixed: "3-r0" }]],
    }),
    fromOsv({
      ...product,
      id: "CGA-drill-3",
      aliases: ["CVE-2026-0002"],
      ranges: [[{ introduced: "0" }, { fixed: "4-r0" }]],
    }),
  ];
  const found = matchesOf("pkg:apk/chainguard/drill@3-r5", records);
  assert.deepEqual(
    found.map(({ advisory, aliases, verdict }) => [advisory, [...aliases], verdict]),
    [
      ["CGA-drill-1", ["CVE-2026-0001"], "not_affected"],
      ["CGA-drill-2", ["CVE-2026-0001", "CVE-2026-0002"], "not_affected"],
      ["CGA-drill-3", ["CVE-2026-0002"], "affected"],
    ],
  );
  const concluded = conclude(found).map(({ vulnerability, verdict }) => `${vulnerability} ${verdict}`);
  assert.deepEqual(concluded, [
    "CVE-2026-0001 not_affected",
    "CGA-drill-2 not_affected",
    "CVE-2026-0002 affected",
  ]);
});

test("google/osv.dev#888, DependencyTrack#2181: what several databases say of one flaw keeps the name that joins it", () => {
  const product = { ecosystem: "PyPI", name: "drill" };
  const range = { ranges: [[{ introduced: "0" }, { fixed: "2.0" }]] };
  const found = matchesOf("pkg:pypi/drill@1.0", [
    fromOsv({ ...product, ...range, id: "GHSA-dddd-rrrr-iiii", aliases: ["CVE-2026-0003"] }),
    fromOsv({ ...product, ...range, id: "PYSEC-2026-3", aliases: ["CVE-2026-0003", "GHSA-dddd-rrrr-iiii"] }),
    fromOsv({ ...product, ...range, id: "CVE-2026-0003" }),
  ]);
  assert.equal(found.length, 3);
  for (const { advisory, aliases } of found)
    assert.ok([advisory, ...aliases].includes("CVE-2026-0003"), advisory);
  const [one, ...others] = conclude(found);
  assert.deepEqual([one?.vulnerability, one?.rule, others.length], ["CVE-2026-0003", "same", 0]);
  assert.deepEqual(one?.aliases, ["GHSA-dddd-rrrr-iiii", "PYSEC-2026-3"]);
});

test("github/advisory-database#6251, DependencyTrack#2034: two records of one flaw both stand under their own ids", () => {
  const product = { ecosystem: "npm", name: "drill", ranges: [[{ introduced: "0" }]] };
  const twice = [
    fromOsv({ ...product, id: "GHSA-aaaa-aaaa-aaaa", aliases: ["CVE-2026-0004"] }),
    fromOsv({ ...product, id: "GHSA-bbbb-bbbb-bbbb", aliases: ["CVE-2026-0004"] }),
  ];
  assert.deepEqual(verdicts("pkg:npm/drill@1.0.0", twice), [
    "GHSA-aaaa-aaaa-aaaa affected",
    "GHSA-bbbb-bbbb-bbbb affected",
  ]);
});

test("DefectDojo#4888: one package at two places is two findings, not one", () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      "node_modules/drill": { version: "1.0.0" },
      "node_modules/a/node_modules/drill": { version: "1.0.0" },
    },
  };
  const read = readInventory("package-lock.json", JSON.stringify(lock));
  assert.ok(read.ok);
  const pack = packOf([
    fromOsv({ id: "D-1", ecosystem: "npm", name: "drill", ranges: [[{ introduced: "0" }]] }),
  ]);
  const found = match(read.value.components, [pack]).matches;
  assert.equal(new Set(found.map(({ component }) => component.at)).size, 2);
});

test("DefectDojo#5338: a record, or a package, that is given twice counts once where it stands once", () => {
  const record = fromOsv({ id: "D-7", ecosystem: "npm", name: "drill", ranges: [[{ introduced: "0" }]] });
  const newer = { ...record, modified: "2026-02-01T00:00:00Z" };
  assert.deepEqual(verdicts("pkg:npm/drill@1.0.0", [record, record]), ["D-7 affected"]);
  assert.deepEqual(verdicts("pkg:npm/drill@1.0.0", [record, newer]), ["D-7 affected"]);
});

test("google/osv.dev#5572: a corrected alias replaces the wrong one", () => {
  const record: Osv = {
    id: "D-2",
    aliases: ["CVE-2026-0005"],
    ecosystem: "npm",
    name: "drill",
    ranges: [[{ introduced: "0" }]],
  };
  assert.deepEqual(matchesOf("pkg:npm/drill@1.0.0", [fromOsv(record)])[0]?.aliases, ["CVE-2026-0005"]);
  const corrected = fromOsv({ ...record, aliases: ["CVE-2026-0006"] });
  assert.deepEqual(matchesOf("pkg:npm/drill@1.0.0", [corrected])[0]?.aliases, ["CVE-2026-0006"]);
});

test("DependencyTrack#6989: two disjoint intervals in one `ranges` object end where they end", () => {
  const events = [{ introduced: "0" }, { fixed: "1.11.27" }, { introduced: "2.2" }, { fixed: "2.2.9" }];
  const record = fromOsv({ id: "PYSEC-2019-16", ecosystem: "PyPI", name: "django", ranges: [events] });
  const at = (version: string): readonly string[] => verdicts(`pkg:pypi/django@${version}`, [record]);
  assert.deepEqual(at("6.0.4"), ["PYSEC-2019-16 not_affected"]);
  assert.deepEqual(at("1.11.27"), ["PYSEC-2019-16 not_affected"]);
  assert.deepEqual(at("2.1"), ["PYSEC-2019-16 not_affected"]);
  assert.deepEqual(at("2.2.8"), ["PYSEC-2019-16 affected"]);
});

test("DependencyTrack#6139: 11.5.50 is not below 11.5.48", () => {
  const events = [{ introduced: "11.0.0" }, { fixed: "11.5.48" }];
  const record = fromOsv({ id: "D-3", ecosystem: "Packagist", name: "typo3/cms-core", ranges: [events] });
  assert.deepEqual(verdicts("pkg:composer/typo3/cms-core@11.5.50", [record]), ["D-3 not_affected"]);
  assert.deepEqual(verdicts("pkg:composer/typo3/cms-core@v11.5.47", [record]), ["D-3 affected"]);
});

test("DependencyTrack#5923, #6170: intervals that begin at a pre-release hold no later release", () => {
  const ranges = [
    [{ introduced: "6.0.0-preview.1.21102.12" }, { last_affected: "6.0.0" }],
    [{ introduced: "8.0.0-preview.1.23110.8" }, { last_affected: "8.0.0" }],
    [{ introduced: "9.0.0-preview.1.24080.9" }, { last_affected: "9.0.0-rc.1.24431.7" }],
  ];
  const record = fromOsv({
    id: "GHSA-f32c-w444-8ppv",
    ecosystem: "NuGet",
    name: "System.IO.Packaging",
    ranges,
  });
  const at = (version: string): readonly string[] =>
    verdicts(`pkg:nuget/System.IO.Packaging@${version}`, [record]);
  for (const version of ["8.0.1", "6.0.1", "9.0.0", "9.0.0-rc.2.24473.5"])
    assert.deepEqual(at(version), ["GHSA-f32c-w444-8ppv not_affected"], version);
  for (const version of ["8.0.0", "8.0.0-rc.1", "9.0.0-rc.1.24431.7"])
    assert.deepEqual(at(version), ["GHSA-f32c-w444-8ppv affected"], version);
});

test("DependencyTrack#4087: a release is later than the candidate that fixed the flaw", () => {
  const record = fromOsv({
    id: "D-4",
    ecosystem: "PyPI",
    name: "twisted",
    ranges: [[{ introduced: "0" }, { fixed: "24.7.0rc1" }]],
  });
  assert.deepEqual(verdicts("pkg:pypi/twisted@24.7.0", [record]), ["D-4 not_affected"]);
  assert.deepEqual(verdicts("pkg:pypi/twisted@24.3.0", [record]), ["D-4 affected"]);
});

test("DependencyTrack#3582, #5319: Maven versions with qualifiers and in gaps between branches", () => {
  const jetty = fromOsv({
    id: "D-5",
    ecosystem: "Maven",
    name: "org.eclipse.jetty:jetty-http",
    ranges: [[{ introduced: "9.0.0" }, { fixed: "9.4.52" }]],
  });
  assert.deepEqual(verdicts("pkg:maven/org.eclipse.jetty/jetty-http@9.4.53.v20231009", [jetty]), [
    "D-5 not_affected",
  ]);
  const ranges = [
    [{ introduced: "2.20.0" }, { fixed: "2.20.17" }],
    [{ introduced: "2.22.0" }, { fixed: "2.22.1" }],
    [{ introduced: "2.23.0-beta" }, { fixed: "2.23.2-beta" }],
  ];
  const rabbit = fromOsv({
    id: "CVE-2025-53689",
    ecosystem: "Maven",
    name: "org.apache.jackrabbit:jackrabbit-spi-commons",
    ranges,
  });
  assert.deepEqual(verdicts("pkg:maven/org.apache.jackrabbit/jackrabbit-spi-commons@2.21.5", [rabbit]), [
    "CVE-2025-53689 not_affected",
  ]);
});

test("DependencyTrack#3267, #2803: numbers are numbers, and a letter behind one makes no older version", () => {
  const pandas = fromOsv({
    id: "D-6",
    ecosystem: "PyPI",
    name: "pandas",
    ranges: [[{ introduced: "0" }, { last_affected: "1.0.3" }]],
  });
  assert.deepEqual(verdicts("pkg:pypi/pandas@2.2.2", [pandas]), ["D-6 not_affected"]);
  const gsoap = fromCve({
    id: "CVE-2019-7659",
    vendor: "genivia",
    product: "gsoap",
    lessThanOrEqual: "2.8.74",
  });
  assert.deepEqual(verdicts("pkg:generic/genivia/gsoap@2.8.123e", [gsoap]), ["CVE-2019-7659 not_affected"]);
  assert.deepEqual(verdicts("pkg:generic/genivia/gsoap@2.8.74", [gsoap]), ["CVE-2019-7659 affected"]);
});

test("DependencyTrack#2789: the npm package router is not a hardware router", () => {
  const hardware = fromCve({
    id: "CVE-2026-0007",
    vendor: "drillnet",
    product: "router",
    lessThanOrEqual: "99",
  });
  const nameless = fromCve({ id: "CVE-2026-0008", vendor: "n/a", product: "router", lessThanOrEqual: "99" });
  for (const purl of [
    "pkg:npm/router@1.3.8",
    "pkg:npm/%40drillnet/router@1.0.0",
    "pkg:pypi/router@1.0",
    "pkg:composer/drillnet/router@1.0",
  ])
    assert.deepEqual(verdicts(purl, [hardware, nameless]), [], purl);
});

test("DependencyTrack#2789: one name is another product in every ecosystem and distribution, and with every vendor", () => {
  const name = "example.org/drill/router";
  const ids = [
    ...ecosystems.map((ecosystem) => {
      const read = productOfEcosystem(ecosystem, ecosystem === "Maven" ? "drill:router" : name);
      return read.ok ? read.value : assert.fail(ecosystem);
    }),
    productOfVendor("drill", "router"),
    productOfVendor("", "router"),
  ];
  assert.equal(new Set(ids).size, ids.length);
});

test("DependencyTrack#7213: where a component has a package URL, a CPE name beside it adds no advisories", () => {
  const other = fromCve({ id: "CVE-2026-0009", vendor: "drill", product: "database", lessThanOrEqual: "99" });
  const pack = packOf([other]);
  const cpe = "cpe:2.3:a:drill:database:1.0:*:*:*:*:*:*:*";
  assert.deepEqual(match(listOf(["pkg:npm/database@1.0.0"], cpe), [pack]).matches, []);
  const alone = readInventory(
    "bom.json",
    JSON.stringify({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [{ type: "library", name: "database", cpe }],
    }),
  );
  assert.ok(alone.ok);
  assert.equal(match(alone.value.components, [pack]).matches[0]?.verdict, "affected");
});

test("DependencyTrack#5078: a Debian package with an epoch is not measured by the upstream's numbers", () => {
  const upstream = fromCve({
    id: "CVE-2016-10192",
    vendor: "ffmpeg",
    product: "ffmpeg",
    lessThanOrEqual: "2.8.9",
  });
  const tracker = fromOsv({
    id: "DEBIAN-CVE-2016-10192",
    ecosystem: "Debian:12",
    name: "ffmpeg",
    ranges: [[{ introduced: "0" }, { fixed: "7:3.2.2-1" }]],
  });
  const purl = "pkg:deb/debian/ffmpeg@7:5.1.6-0%2Bdeb12u1?distro=debian-12";
  assert.deepEqual(verdicts(purl, [upstream, tracker]), ["DEBIAN-CVE-2016-10192 not_affected"]);
});

test("back-ports: an upstream advisory never condemns a package that its distribution's tracker calls fixed", () => {
  const packages = [
    ["deb/debian", "Debian:12", "debian-12", "1.1.1w-0%2Bdeb12u3", "1.1.1w-0+deb12u3"],
    ["deb/ubuntu", "Ubuntu:22.04:LTS", "ubuntu-22.04", "1.1.1f-1ubuntu2.23", "1.1.1f-1ubuntu2.23"],
    ["rpm/redhat", "Red Hat:enterprise_linux:8::baseos", "rhel-8", "1.1.1k-12.el8_9", "1:1.1.1k-12.el8_9"],
    ["rpm/almalinux", "AlmaLinux:8", "almalinux-8", "1.1.1k-12.el8_9", "1:1.1.1k-12.el8_9"],
    ["apk/alpine", "Alpine:v3.18", "alpine-3.18", "1.1.1k-r8", "1.1.1k-r8"],
  ] as const;
  const upstream = [
    fromCve({ id: "CVE-2026-0010", vendor: "openssl", product: "openssl", lessThanOrEqual: "3.0.15" }),
    fromCve({ id: "CVE-2026-0010", vendor: "n/a", product: "openssl", lessThanOrEqual: "3.0.15" }),
    fromOsv({ id: "OSV-2026-10", ecosystem: "OSS-Fuzz", name: "openssl", ranges: [[{ introduced: "0" }]] }),
    fromOsv({ id: "CONAN-10", ecosystem: "ConanCenter", name: "openssl", ranges: [[{ introduced: "0" }]] }),
    fromOsv({ id: "BIT-10", ecosystem: "Bitnami", name: "openssl", ranges: [[{ introduced: "0" }]] }),
  ];
  assert.equal(verdicts("pkg:generic/openssl/openssl@1.1.1w", upstream).length, 1);
  for (const [type, ecosystem, distro, version, fixed] of packages) {
    const tracker = fromOsv({
      id: "TRACKER-10",
      ecosystem,
      name: "openssl",
      ranges: [[{ introduced: "0" }, { fixed }]],
    });
    const epoch = type.startsWith("rpm") ? "&epoch=1" : "";
    const purl = `pkg:${type}/openssl@${version}?distro=${distro}${epoch}`;
    assert.deepEqual(verdicts(purl, [...upstream, tracker]), ["TRACKER-10 not_affected"], purl);
  }
});

test("back-ports: no name of a vendor's product is the id of a distribution's package", () => {
  const word = stringMatching(/^[a-z0-9./@:?=&%+ -]{1,20}$/);
  const kind = constantFrom("deb/debian", "deb/ubuntu", "rpm/redhat", "apk/alpine");
  check(
    property(word, word, kind, nat(20), (vendor, product, type, release) => {
      const named = productOfPurl(`pkg:${type}/${encodeURIComponent(product)}@1.0?distro=${release}`);
      const [id] = named.ok ? [named.value.product] : [null];
      assert.notEqual(productOfVendor(vendor, product), id);
      assert.notEqual(productOfVendor(type, product), id);
      assert.ok(productOfVendor(vendor, product).startsWith("pkg:generic/"));
    }),
    { numRuns: 2000 },
  );
});

test("google/osv.dev#4230: a Debian package of no release is unknown, not affected by everything since 2008", () => {
  const old = fromOsv({
    id: "DEBIAN-CVE-2008-1105",
    ecosystem: "Debian:11",
    name: "samba",
    ranges: [[{ introduced: "0" }, { fixed: "1:3.0.30-1" }]],
  });
  const [found] = matchesOf("pkg:deb/debian/samba@2:4.22.5%2Bdfsg-0", [old]);
  assert.equal(found?.verdict, "unknown");
  assert.ok(found.reason.code === "release-unknown" || found.reason.code === "product-unnamed");
});

test("google/osv-scanner#854: the release of the package decides which fix counts", () => {
  const records = ["11", "12"].map((release) =>
    fromOsv({
      id: `D-${release}`,
      ecosystem: `Debian:${release}`,
      name: "drill",
      ranges: [[{ introduced: "0" }, { fixed: `1.0-${release}` }]],
    }),
  );
  assert.deepEqual(verdicts("pkg:deb/debian/drill@1.0-11?distro=debian-11", records), ["D-11 not_affected"]);
  assert.deepEqual(verdicts("pkg:deb/debian/drill@1.0-11?distro=bookworm", records), ["D-12 affected"]);
});

test("google/osv.dev#5311, #1883: Alpine's snapshot versions are read, and a later rebuild is missing", () => {
  const musl = fromOsv({
    id: "ALPINE-CVE-2026-40200",
    ecosystem: "Alpine:v3.19",
    name: "musl",
    ranges: [[{ introduced: "0" }, { fixed: "1.2.4_git20230717-r6" }]],
  });
  const at = (version: string): readonly string[] =>
    verdicts(`pkg:apk/alpine/musl@${version}?distro=alpine-3.19.4`, [musl]);
  assert.deepEqual(at("1.2.4_git20230717-r5"), ["ALPINE-CVE-2026-40200 affected"]);
  assert.deepEqual(at("1.2.4_git20230717-r6"), ["ALPINE-CVE-2026-40200 not_affected"]);
});

test("google/osv.dev#5625: packages far beyond an old fix are not affected by it", () => {
  const cases = [
    ["openssl", "1.1.1n-r0", "3.5.7-r0"],
    ["curl", "7.77.0-r0", "8.14.1-r2"],
    ["busybox", "1.34.0-r0", "1.37.0-r20"],
  ] as const;
  for (const [name, fixed, version] of cases) {
    const record = fromOsv({
      id: "A-1",
      ecosystem: "Alpine:v3.22",
      name,
      ranges: [[{ introduced: "0" }, { fixed }]],
    });
    assert.deepEqual(
      verdicts(`pkg:apk/alpine/${name}@${version}?distro=3.22.1`, [record]),
      ["A-1 not_affected"],
      name,
    );
  }
});

test("google/osv-scanner#1707: a list gets the answers that its components get alone", () => {
  const records = ["a", "b", "c"].flatMap((name) =>
    ["1.0.0", "2.0.0"].map((fixed) =>
      fromOsv({ id: `${name}-${fixed}`, ecosystem: "npm", name, ranges: [[{ introduced: "0" }, { fixed }]] }),
    ),
  );
  const pack = packOf(records);
  const list = listOf(
    ["a@0.9.0", "b@1.5.0", "a@0.9.0", "c@3.0.0", "none@1.0.0"].map((name) => `pkg:npm/${name}`),
  );
  assert.deepEqual(
    match(list, [pack]).matches,
    list.flatMap((component) => match([component], [pack]).matches),
  );
});
