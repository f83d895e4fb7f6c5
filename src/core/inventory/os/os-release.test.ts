/** os-release in the forms that systems ship. */
import assert from "node:assert/strict";
import test from "node:test";
import { distroOfOsRelease } from "#core/inventory/os/os-release.ts";
import { identifyRpm, rpmSystem } from "#core/inventory/os/rpm-package.ts";

test("os-release", () => {
  assert.equal(
    distroOfOsRelease('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'),
    "debian 12",
  );
  assert.equal(distroOfOsRelease("ID=ubuntu\r\nVERSION_ID='22.04'\r\n"), "ubuntu 22.04");
  assert.equal(distroOfOsRelease("ID=alpine\nVERSION_ID=3.18.4\n"), "alpine 3.18.4");
  assert.equal(distroOfOsRelease("ID=debian\nVERSION_CODENAME=trixie\n"), "debian trixie");
  assert.equal(distroOfOsRelease("ID=wolfi\n"), "wolfi");
  assert.equal(
    distroOfOsRelease('ID="openEuler"\nVERSION="24.03 (LTS-SP1)"\nVERSION_ID="24.03"\n'),
    "openEuler 24.03 SP1",
  );
  assert.equal(distroOfOsRelease("NAME=x\n"), null);
  assert.equal(distroOfOsRelease(""), null);
});

test("the words of os-release name the same release as advisories do", () => {
  const cases = [
    ["openEuler 24.03 SP1", "pkg:rpm/openeuler/bash?distro=openeuler-24.03-sp1"],
    ["opensuse-leap 15.5", "pkg:rpm/opensuse/bash?distro=opensuse-15.5"],
    ["sles 15.5", "pkg:rpm/suse/bash?distro=sles-15.5"],
    ["rhel 9.4", "pkg:rpm/redhat/bash?distro=redhat-9"],
    ["rocky 9.4", "pkg:rpm/rocky/bash?distro=rocky-9"],
    ["azurelinux 3.0", "pkg:rpm/azurelinux/bash?distro=azurelinux-3"],
  ] as const;
  for (const [words, product] of cases) {
    const system = rpmSystem(words);
    assert.ok(system !== null, words);
    assert.equal(identifyRpm(system, { name: "bash", version: "1-1" }).product, product);
  }
  for (const words of ["drillos 9.1", "rhel", "", undefined])
    assert.equal(rpmSystem(words), null, words ?? "none");
});
