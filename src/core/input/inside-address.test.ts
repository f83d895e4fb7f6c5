/** Which addresses count as inside, in every way in which one can be written. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isInside, isLoopback } from "#core/input/inside-address.ts";

const inside = [
  ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.168.0.1"],
  ["198.19.255.255", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fd00::1", "FF02::1"],
  ["::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::808:808", "64:ff9b::8.8.8.8"],
  ["no-address", "", "1.2.3", "1.2.3.256", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::"],
].flat();

const outside = [
  "8.8.8.8",
  "172.32.0.1",
  "100.128.0.1",
  "223.255.255.255",
  "2001:4860:4860::8888",
  "::ffff:8.8.8.8",
];

test("isInside: private, loopback, link-local and multicast networks, and all that is no address", () => {
  assert.deepEqual(
    inside.filter((address) => !isInside(address)),
    [],
  );
  assert.deepEqual(outside.filter(isInside), []);
});

test("isLoopback: the host of a URL as it is written", () => {
  const hosts = ["localhost", "127.9.9.9", "[::1]", "127.evil.invalid", "localhost.evil.invalid"];
  assert.deepEqual(hosts.map(isLoopback), [true, true, true, false, false]);
});
