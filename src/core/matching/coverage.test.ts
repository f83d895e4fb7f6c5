/** What packs cover: by ecosystem, vendor and release; a pack without a word on an ecosystem makes its components unknown, never not affected. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Advisory } from "#core/advisory.ts";
import { coverageGaps, type StatedPack, usualMaxAge } from "#core/matching/coverage.ts";
import type { Component } from "#core/inventory/component.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { openPack, type Pack } from "#core/pack/read/open-pack.ts";
import type { HeldCompleteness } from "#core/completeness.ts";
import { wholePack } from "#test/kit/completeness.ts";
import { advisoryOn } from "#test/kit/room/test-publication.ts";

function packOn(...products: readonly string[]): Pack {
  const advisories = products.map((product, i): Advisory => {
    const advisory = advisoryOn(`DRILL-${i}`, "x", "1");
    return { ...advisory, affected: advisory.affected.map((affected) => ({ ...affected, product })) };
  });
  const opened = openPack(buildPack(advisories).match);
  assert.ok(opened.ok);
  return opened.value;
}

const clock = { now: "2026-05-14T00:00:00Z", maxAge: usualMaxAge };
const everything = [
  "npm",
  "pypi",
  "golang",
  "generic",
  "deb-debian",
  "apk-wolfi",
  "rpm-redhat",
  "rpm-centos",
  "swift",
];

function whole(pack: Pack): StatedPack {
  return wholePack({ pack }, everything, "2026-05-13T00:00:00Z");
}

function listed(...products: readonly (string | null)[]): readonly Component[] {
  return products.map((product) => ({
    product,
    name: "x",
    version: "1",
    at: "",
    scope: "runtime",
    dependencyPath: [],
  }));
}

function missing(products: readonly (string | null)[], packs: readonly Pack[]): readonly string[] {
  return coverageGaps(listed(...products), packs.map(whole), clock).map(
    ({ reason: { ecosystem, release = "-" }, components }) => `${ecosystem} ${release} ${components.length}`,
  );
}

describe("gapsOf", () => {
  it("knows distributions without advisories, and managers whose pack is not there", () => {
    const packs = [packOn("pkg:pypi/drill"), packOn("pkg:rpm/redhat/drill?distro=redhat-9")];
    const products = [
      "pkg:rpm/centos/bash?distro=centos-7",
      "pkg:rpm/oracle/bash?distro=oracle-8",
      "pkg:rpm/amazon/bash?distro=amazon-2",
      "pkg:rpm/fedora/bash?distro=fedora-40",
      "pkg:npm/left",
      "pkg:npm/right",
      "pkg:swift/github.com/drill/kit",
      "pkg:conan/zlib",
      "pkg:pypi/other",
      "pkg:rpm/redhat/bash?distro=redhat-9",
    ];
    assert.deepEqual(missing(products, packs), [
      "conan - 1",
      "npm - 2",
      "rpm-amazon - 1",
      "rpm-centos - 1",
      "rpm-fedora - 1",
      "rpm-oracle - 1",
      "swift - 1",
    ]);
  });

  it("tells a release that no advisory names from one that it knows; what rolls has none", () => {
    const pack = packOn(
      ...Array.from({ length: 300 }, (_, i) => `pkg:deb/debian/a${i}?distro=debian-12`),
      "pkg:deb/debian/z?distro=debian-11",
      "pkg:apk/wolfi/drill",
    );
    const products = ["debian-7", "debian-11", "debian-12"].map((one) => `pkg:deb/debian/bash?distro=${one}`);
    const rest = ["pkg:deb/debian/bash", "pkg:apk/wolfi/bash", "pkg:apk/chainguard/bash"];
    assert.deepEqual(missing([...products, ...rest], [pack]), [
      "apk-chainguard - 1",
      "deb-debian debian-7 1",
    ]);
  });

  it("covers a vendor's product where some product of that vendor is named, and no name without a vendor", () => {
    const pack = packOn("pkg:generic/drillnet/router", "pkg:generic/openssl");
    assert.deepEqual(missing(["pkg:generic/drillnet/switch"], [pack]), []);
    assert.deepEqual(missing(["pkg:generic/drill/switch", "pkg:generic/curl"], [pack]), ["generic - 2"]);
    assert.deepEqual(missing(["pkg:generic/drillnet/switch"], [packOn("pkg:npm/x")]), ["generic - 1"]);
  });

  it("counts what has no name nowhere, and covers nothing by no pack or an empty one", () => {
    assert.deepEqual(missing([null], []), []);
    assert.deepEqual(missing(["pkg:npm/x", "nonsense", ""], []), [" - 2", "npm - 1"]);
    assert.deepEqual(missing(["pkg:npm/x"], [packOn()]), ["npm - 1"]);
  });

  it("takes no record for a statement, and a statement only while it is fresh, of this clock, and as many records are there", () => {
    const pack = packOn("pkg:npm/a", "pkg:npm/b");
    const to = "2026-05-13T00:00:00Z";
    const good = { ecosystem: "npm", to, records: 2, held: 2 };
    const why = (...complete: readonly HeldCompleteness[]): string | undefined =>
      coverageGaps(listed("pkg:npm/c"), [{ pack, complete }], clock)[0]?.reason.why;
    assert.equal(why(good), undefined);
    assert.equal(why(), "not-stated");
    assert.equal(why({ ...good, ecosystem: "pypi" }), "not-stated");
    assert.equal(why({ ...good, held: 1 }), "records-missing");
    assert.equal(why({ ...good, held: 3 }), "records-missing");
    assert.equal(why({ ...good, to: "2026-05-06T23:59:59Z" }), "too-old");
    assert.equal(why({ ...good, to: "2026-05-07T00:00:00Z" }), undefined);
    assert.equal(why({ ...good, to: "2026-05-14T00:11:00Z" }), "ahead-of-clock");
    assert.equal(why({ ...good, to: "" }), "ahead-of-clock");
    assert.equal(why({ ...good, to: "2020-01-01T00:00:00Z" }, good), undefined, "the best counts");
    assert.equal(why({ ...good, records: 3 }, good), "records-missing", "but one that is contradicted");
    assert.deepEqual(coverageGaps(listed("pkg:npm/c"), [{ pack }, whole(packOn("pkg:npm/d"))], clock), []);
  });

  it("takes a statement about one release or vendor for that one only", () => {
    const pack = packOn(
      "pkg:deb/debian/a?distro=debian-12",
      "pkg:deb/debian/a?distro=debian-11",
      "pkg:generic/drillnet/router",
      "pkg:generic/other/switch",
    );
    const stated = { to: "2026-05-13T00:00:00Z", records: 4, held: 4 };
    const complete = [
      { ...stated, ecosystem: "deb-debian", only: ["debian-12"] },
      { ...stated, ecosystem: "generic", only: ["drillnet"] },
    ];
    const products = ["pkg:deb/debian/b?distro=debian-12", "pkg:deb/debian/b?distro=debian-11"];
    const vendors = ["pkg:generic/drillnet/x", "pkg:generic/other/x"];
    const gaps = coverageGaps(listed(...products, ...vendors), [{ pack, complete }], clock);
    assert.deepEqual(
      gaps.map(
        ({ reason, components }) =>
          `${reason.release ?? reason.ecosystem} ${reason.why} ${components.length}`,
      ),
      ["debian-11 not-stated 1", "generic not-stated 1"],
    );
  });

  it("every component is in one gap or its ecosystem is named by a pack, and more packs leave no more gaps", () => {
    const product = fc.constantFrom(
      "pkg:npm/a",
      "pkg:npm/b",
      "pkg:pypi/a",
      "pkg:generic/v/a",
      "pkg:generic/w/a",
      "pkg:golang/a.b/c",
      "pkg:deb/debian/a?distro=debian-1",
      "pkg:deb/debian/b?distro=debian-2",
      "pkg:deb/debian/c",
    );
    const many = fc.array(product, { maxLength: 6 });
    fc.assert(
      fc.property(many, many, many, (components, first, second) => {
        const [a, b] = [packOn(...first), packOn(...second)];
        const of = (packs: readonly Pack[]): ReadonlySet<Component> =>
          new Set(coverageGaps(all, packs.map(whole), clock).flatMap((gap) => gap.components));
        const all = listed(...components);
        const [one, both] = [of([a]), of([a, b])];
        assert.ok([...both].every((component) => one.has(component)));
        for (const component of all)
          if (!one.has(component)) {
            const prefix = /^pkg:(?:generic\/[^/]*|deb\/debian|[^/]*)\//.exec(component.product ?? "")?.[0];
            assert.ok(first.some((id) => prefix !== undefined && id.startsWith(prefix)));
          }
      }),
      { numRuns: 200 },
    );
  });
});
