/** os-release in the forms that systems ship. */
import assert from "node:assert/strict";
import test from "node:test";
import { distroOfOsRelease } from "#core/inventory/os-release.ts";

test("os-release", () => {
  assert.equal(
    distroOfOsRelease('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'),
    "debian 12",
  );
  assert.equal(distroOfOsRelease("ID=ubuntu\r\nVERSION_ID='22.04'\r\n"), "ubuntu 22.04");
  assert.equal(distroOfOsRelease("ID=alpine\nVERSION_ID=3.18.4\n"), "alpine 3.18.4");
  assert.equal(distroOfOsRelease("ID=debian\nVERSION_CODENAME=trixie\n"), "debian trixie");
  assert.equal(distroOfOsRelease("ID=wolfi\n"), "wolfi");
  assert.equal(distroOfOsRelease("NAME=x\n"), null);
  assert.equal(distroOfOsRelease(""), null);
});
