/** Product ids against their vectors, the laws that hold for all of them, and hostile texts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { anyCodePoint } from "#test/kit/suites/any-code-point.ts";
import { assert as check, property, string } from "fast-check";
import { schemeNamed } from "#core/version/index.ts";
import { productAliases, vendorAliases } from "#core/product/aliases.ts";
import { ecosystems, productOfEcosystem } from "#core/product/ecosystem.ts";
import { productOfCpe } from "#core/product/cpe.ts";
import {
  labelOfProduct,
  productOfPurl,
  productOfVendor,
  releaseMissing,
  schemeNameOfProduct,
} from "#core/product/product.ts";

function vectors(name: string): readonly (readonly string[])[] {
  const url = new URL(`../../../test/vectors/product/${name}.tsv`, import.meta.url);
  const lines = readFileSync(url, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  assert.ok(lines.length > 5);
  return lines.map((line) => line.split("\t"));
}

test("package URLs", () => {
  for (const [text = "", product, version] of vectors("purl")) {
    const read = productOfPurl(text);
    const got = read.ok ? [read.value.product, read.value.version ?? ""] : ["-", ""];
    assert.deepEqual(got, [product, version], text);
  }
});

test("OSV ecosystems", () => {
  for (const [ecosystem = "", name = "", product] of vectors("ecosystem")) {
    const read = productOfEcosystem(ecosystem, name);
    assert.equal(read.ok ? read.value : "-", product, `${ecosystem} ${name}`);
  }
  const unknown = productOfEcosystem("npn", "lodash");
  assert.equal(unknown.findings?.[0]?.code, "ecosystem-unknown");
  assert.equal(ecosystems.length, 51);
});

test("vendors and CPE names", () => {
  for (const [vendor = "", product = "", id] of vectors("vendor"))
    assert.equal(productOfVendor(vendor, product), id);
  for (const [name = "", product, version] of vectors("cpe")) {
    const read = productOfCpe(name);
    assert.deepEqual(
      read.ok ? [read.value.product, read.value.version ?? ""] : ["-", ""],
      [product, version],
      name,
    );
  }
});

test("a product id is its own product: reading it again changes nothing", () => {
  const ids = [
    ...vectors("purl").map(([, id]) => id),
    ...vectors("ecosystem").map(([, , id]) => id),
    ...vectors("vendor").map(([, , id]) => id),
    ...vectors("cpe").map(([, id]) => id),
  ].filter((id) => id !== undefined && id !== "-");
  for (const id of ids)
    assert.deepEqual(productOfPurl(id as string), {
      ok: true,
      value: { product: id, version: null },
      findings: [],
    });
});

test("aliases: written as names are compared, each once, never in a chain, all with a reason", () => {
  const all = vendorAliases.flatMap((alias) => alias.names);
  assert.equal(new Set(all).size, all.length);
  for (const { to, names, reason } of vendorAliases) {
    assert.ok(reason.length > 10);
    for (const name of [to, ...names])
      assert.equal(productOfVendor(name, "x"), `pkg:generic/${encodeURIComponent(to)}/x`, name);
  }
  for (const { vendor, to, names, reason } of productAliases) {
    assert.ok(reason.length > 10);
    for (const name of [to, ...names])
      assert.equal(productOfVendor(vendor, name), `pkg:generic/${vendor}/${to}`, name);
  }
});

test("legal forms are dropped however many there are, in linear time", () => {
  assert.equal(productOfVendor(`a${"-co".repeat(50_000)}`, "x"), "pkg:generic/a/x");
  assert.equal(productOfVendor(`a${"-".repeat(200_000)}co`, "x"), "pkg:generic/a/x");
});

test("a package of a distribution without its release is told apart (google/osv.dev#4230)", () => {
  assert.equal(releaseMissing("pkg:deb/debian/samba"), true);
  assert.equal(releaseMissing("pkg:deb/debian/samba?distro=debian-12"), false);
  assert.equal(releaseMissing("pkg:apk/wolfi/bash"), false);
  assert.equal(releaseMissing("pkg:npm/router"), false);
});

test("an npm package never meets a vendor's product of the same name (DependencyTrack#2789)", () => {
  const npm = productOfEcosystem("npm", "router");
  assert.notEqual(npm.ok && npm.value, productOfVendor("drill-networks", "router"));
  assert.notEqual(npm.ok && npm.value, productOfVendor("", "router"));
});

test("schemes and labels", () => {
  const cases = [
    ["pkg:npm/%40babel/core", "npm", "@babel/core"],
    ["pkg:apk/alpine/musl?distro=alpine-3.18", "alpine", "musl (alpine-3.18)"],
    ["pkg:deb/debian/samba", "deb", "samba (debian)"],
    ["pkg:maven/org.apache/commons", "maven", "org.apache:commons"],
    ["pkg:generic/%ED%9B%88%EB%A0%A8/x", "generic", "훈련 x"],
    ["pkg:bitnami/wordpress", "semver", "wordpress"],
    ["pkg:yocto/core/glibc", "generic", "core/glibc"],
    ["nonsense", "generic", "nonsense"],
  ] as const;
  for (const type of "npm pypi maven gem nuget composer golang cargo hex pub hackage cran opam conan deb rpm apk alpm swift x".split(
    " ",
  )) {
    assert.ok(schemeNamed(schemeNameOfProduct(`pkg:${type}/a/b`)), type);
  }
  for (const [id, scheme, label] of cases)
    assert.deepEqual([schemeNameOfProduct(id), labelOfProduct(id)], [scheme, label]);
});

test("any text at all gives a value or findings, and an id that reads as itself", () => {
  check(
    property(string({ unit: anyCodePoint }), string({ unit: anyCodePoint }), (a, b) => {
      for (const text of [
        a,
        `pkg:npm/${a}`,
        `pkg:deb/${a}/${b}?distro=${a}`,
        `pkg:generic/${a}@${b}?${a}=${b}#${a}`,
      ]) {
        const read = productOfPurl(text);
        assert.ok(read.ok || read.findings.length > 0);
      }
      const id = productOfVendor(a, b);
      const again = productOfPurl(id);
      assert.deepEqual(again.ok && again.value.product, id);
      assert.ok(productOfEcosystem("Debian:12", a).findings !== undefined);
    }),
    {
      numRuns: 1000,
      examples: [
        ["⒭", ""],
        ["x", "(\u200br)"],
      ],
    },
  );
  for (const text of [
    "pkg:npm/\ud800",
    `pkg:npm/${"a".repeat(100_000)}`,
    `pkg:generic/a?${"x=1&".repeat(1000)}`,
  ]) {
    assert.ok(productOfPurl(text).ok || (productOfPurl(text).findings?.length ?? 0) > 0);
  }
});
