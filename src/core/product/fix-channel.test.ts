/** The channels that versions, titles, ecosystems and systems tell. How they decide: vectors `test/vectors/match/channels.json`. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  channelOfEcosystem,
  moduleChannelOfTitle,
  moduleStreamOf,
  systemReleaseOf,
} from "#core/product/fix-channel.ts";

test("the channel of an OSV ecosystem", () => {
  assert.equal(channelOfEcosystem("Ubuntu:Pro:24.04:LTS"), "pro");
  assert.equal(channelOfEcosystem("Ubuntu:Pro:FIPS-updates:22.04:LTS"), "pro-fips");
  assert.equal(channelOfEcosystem("Ubuntu:ubuntu_pro:22.04::main"), "pro");
  assert.equal(channelOfEcosystem("Ubuntu:24.04:LTS"), null);
  assert.equal(channelOfEcosystem("Debian:12"), null);
});

test("the streams that a title names", () => {
  assert.equal(moduleChannelOfTitle("Important: drilljs:18 security update"), "module drilljs:18");
  assert.equal(
    moduleChannelOfTitle("virt:rhel and virt-devel:rhel security, bug fix update"),
    "module virt:rhel virt-devel:rhel",
  );
  assert.equal(moduleChannelOfTitle("Important: drill security update"), null);
});

test("a modularity label, and a system's release", () => {
  assert.equal(moduleStreamOf("drilljs:18:8090020240101:abcdef"), "drilljs:18");
  assert.equal(moduleStreamOf("drilljs:18"), "drilljs:18");
  assert.equal(moduleStreamOf("(none)"), null);
  assert.equal(systemReleaseOf("redhat", "rhel-9.4"), "9.4");
  assert.equal(systemReleaseOf("redhat", "rhel-9"), null);
  assert.equal(systemReleaseOf("rocky", "rocky-9.4"), null);
});
