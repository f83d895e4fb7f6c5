/** The names that distributions' advisories use: the reviewed rows, signed copies, and what lists write about sources. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packageNames } from "#core/product/distribution-package.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";
import { parsePurl } from "#core/product/purl.ts";
import { sourceNaming, sourceOfPurl, sourceOfRpmFile, sourcesBehind } from "#core/product/source-names.ts";

describe("the names of source packages", () => {
  it("are reviewed for every distribution that OSV names, with a reason", () => {
    const namespaces = sourceNaming.flatMap((row) => row.namespaces);
    assert.equal(new Set(namespaces).size, namespaces.length);
    for (const { because } of sourceNaming) assert.ok(because.length > 20, because);
    const ecosystems =
      "Debian Ubuntu Echo Alpine Alpaquita Chainguard Wolfi MinimOS CleanStart AlmaLinux SUSE openSUSE openEuler Mageia";
    for (const ecosystem of [
      ...ecosystems.split(" "),
      "Rocky Linux",
      "Red Hat",
      "Photon OS",
      "Azure Linux",
    ]) {
      const read = productOfEcosystem(ecosystem, "drill");
      const namespace = read.ok ? (read.value.split("/")[1] ?? "") : "";
      assert.ok(namespaces.includes(namespace), ecosystem);
    }
  });

  const signed = [
    ["linux-signed-amd64", "6.1.99+1", "6.1.99-1", "linux 6.1.99-1"],
    ["linux-signed-arm64", "6.12.9+1~bpo12+1", "6.12.9-1~bpo12+1", "linux 6.12.9-1~bpo12+1"],
    ["linux-signed", "5.15.0-91.101", "5.15.0-91.101", "linux 5.15.0-91.101"],
    ["linux-signed-hwe-6.5", "6.5.0-14.14~22.04.1", null, "linux-hwe-6.5 6.5.0-14.14~22.04.1"],
    ["grub-efi-amd64-signed", "1+2.06+13+deb12u1", "1+2.06+13+deb12u1", "grub2 2.06-13+deb12u1"],
    [
      "grub2-signed",
      "1.187.6+2.06-2ubuntu14.4",
      null,
      "grub2-unsigned 2.06-2ubuntu14.4, grub2 2.06-2ubuntu14.4",
    ],
    ["shim-signed", "1.44~1+deb12u1", "1.44~1+deb12u1+15.8-1~deb12u1", "shim 15.8-1~deb12u1"],
    ["shim-helpers-amd64-signed", "1+15.8+1~deb12u1", null, "shim 15.8-1~deb12u1"],
    ["shim-signed", "1.44", "1.44", "shim null"],
    ["kernel-signed-x86_64", "6.6.35.1-4.azl3", null, "kernel 6.6.35.1-4.azl3"],
    ["drill", "1.0-1", "1.0-1", ""],
  ] as const;
  for (const [name, version, installed, expected] of signed)
    it(`of ${name} ${version} are ${expected || "its own"}`, () => {
      const behind = sourcesBehind({ name, version }, installed);
      assert.deepEqual(behind.at(-1), { name, version });
      assert.equal(
        behind
          .slice(0, -1)
          .map((one) => `${one.name} ${one.version}`)
          .join(", "),
        expected,
      );
    });

  it("stand in the file name of a source RPM", () => {
    const read = sourceOfRpmFile("drill-js-3.1.4-150600.5.1.src.rpm");
    assert.deepEqual(read, { name: "drill-js", version: "3.1.4-150600.5.1" });
    assert.deepEqual(sourceOfRpmFile("drill-5.14-1.nosrc.rpm"), { name: "drill", version: "5.14-1" });
    for (const text of ["(none)", "", "drill.src.rpm", "drill-1-1.x86_64.rpm"])
      assert.equal(sourceOfRpmFile(text), null, text);
  });

  it("stand in `upstream`, or the package is a source itself", () => {
    const sourceIn = (text: string): unknown => {
      const read = parsePurl(text);
      return read.ok ? sourceOfPurl(read.value) : null;
    };
    assert.deepEqual(sourceIn("pkg:deb/debian/libdrill@2?upstream=drill%401.0-2"), {
      name: "drill",
      version: "1.0-2",
    });
    assert.deepEqual(sourceIn("pkg:deb/debian/libdrill@2?upstream=drill"), { name: "drill", version: null });
    assert.deepEqual(sourceIn("pkg:deb/debian/drill@2?arch=source"), { name: "drill", version: null });
    assert.equal(sourceIn("pkg:deb/debian/drill@2?arch=amd64"), null);
  });
});

describe("an installed package", () => {
  const rpm = { type: "rpm", namespace: "rocky", distro: "rocky-9", name: "drill-libs" } as const;

  it("has its epoch with the source of the same version, and none with another", () => {
    const same = packageNames({
      ...rpm,
      version: "1:3-1.el9",
      source: { name: "drill", version: "3-1.el9" },
    });
    assert.deepEqual(same.also, [{ product: "pkg:rpm/rocky/drill?distro=rocky-9", version: "1:3-1.el9" }]);
    const other = packageNames({
      ...rpm,
      version: "2:1-1.el9",
      source: { name: "drill", version: "3-1.el9" },
    });
    assert.equal(other.also?.[0]?.version, "3-1.el9");
  });

  it("is a package of unknown source only where sources are named", () => {
    assert.equal(packageNames({ ...rpm, version: "3-1", source: null }).sourceUnknown, true);
    const almalinux = { ...rpm, namespace: "almalinux", distro: "almalinux-9" };
    assert.equal(packageNames({ ...almalinux, version: "3-1", source: null }).sourceUnknown, undefined);
  });

  it("that was built again is compared as its source", () => {
    const installed = { type: "deb", namespace: "debian", distro: "debian-12", name: "drill" } as const;
    const names = packageNames({
      ...installed,
      version: "1.0-2+b1",
      source: { name: "drill", version: null },
    });
    assert.deepEqual(names, { product: "pkg:deb/debian/drill?distro=debian-12", version: "1.0-2" });
  });
});
