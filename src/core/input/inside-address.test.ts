/** Which addresses count as inside, in every way in which one can be written: the table is the registries' own, first and last address of each. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isInside, isLoopback } from "#core/input/inside-address.ts";

/** What it is, its first and last address, and the nearest addresses beside it that are not inside. */
const ranges: readonly (readonly [what: string, ends: string, beside?: string])[] = [
  ["this network", "0.0.0.0 0.255.255.255", "1.0.0.0"],
  ["private use", "10.0.0.0 10.255.255.255", "9.255.255.255 11.0.0.0"],
  ["shared by a carrier", "100.64.0.0 100.127.255.255", "100.63.255.255 100.128.0.0"],
  ["loopback", "127.0.0.0 127.255.255.255", "126.255.255.255 128.0.0.0"],
  [
    "link-local, and a cloud's metadata",
    "169.254.0.0 169.254.169.254 169.254.255.255",
    "169.253.255.255 169.255.0.0",
  ],
  ["private use", "172.16.0.0 172.31.255.255", "172.15.255.255 172.32.0.0"],
  ["protocol assignments", "192.0.0.0 192.0.0.8 192.0.0.170 192.0.0.255", "191.255.255.255 192.0.1.0"],
  ["examples 1", "192.0.2.0 192.0.2.255", "192.0.3.0"],
  ["AS112", "192.31.196.0 192.31.196.255", "192.31.195.255 192.31.197.0"],
  ["AMT", "192.52.193.0 192.52.193.255", "192.52.192.255 192.52.194.0"],
  ["6to4 relays", "192.88.99.0 192.88.99.255", "192.88.98.255 192.88.100.0"],
  ["private use", "192.168.0.0 192.168.255.255", "192.167.255.255 192.169.0.0"],
  ["AS112", "192.175.48.0 192.175.48.255", "192.175.47.255 192.175.49.0"],
  ["benchmarking", "198.18.0.0 198.19.255.255", "198.17.255.255 198.20.0.0"],
  ["examples 2", "198.51.100.0 198.51.100.255", "198.51.99.255 198.51.101.0"],
  ["examples 3", "203.0.113.0 203.0.113.255", "203.0.112.255 203.0.114.0"],
  ["multicast", "224.0.0.0 239.255.255.255", "223.255.255.255"],
  ["reserved, and broadcast", "240.0.0.0 255.255.255.254 255.255.255.255"],
  ["unspecified, loopback, IPv4-compatible", ":: ::1 ::7f00:1 ::8.8.8.8 ::ffff:ffff"],
  ["SIIT", "::ffff:0:0:0 ::ffff:0:127.0.0.1 ::ffff:0:ffff:ffff"],
  ["NAT64", "64:ff9b:: 64:ff9b::8.8.8.8 64:ff9b::ffff:ffff", "64:ff9b:0:0:0:1::"],
  ["NAT64, local", "64:ff9b:1:: 64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "64:ff9b:2::"],
  ["discard", "100:: 100::ffff:ffff:ffff:ffff", "101::"],
  ["dummy", "100:0:0:1:: 100:0:0:1:ffff:ffff:ffff:ffff", "100:0:0:2::"],
  ["Teredo", "2001:: 2001::7f00:1 2001:0:ffff:ffff:ffff:ffff:ffff:ffff"],
  [
    "protocol assignments, ORCHID",
    "2001:1::1 2001:2:: 2001:10:: 2001:20:: 2001:30:: 2001:1ff:ffff::",
    "2001:200::",
  ],
  ["examples", "2001:db8:: 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db7:: 2001:db9::"],
  ["6to4", "2002:: 2002:7f00:1:: 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::"],
  ["AS112", "2620:4f:8000:: 2620:4f:8000:ffff::", "2620:4f:7fff:: 2620:4f:8001::"],
  ["examples", "3fff:: 3fff:fff:ffff::", "3fff:1000::"],
  ["segment routing", "5f00:: 5f00:ffff::", "5f01::"],
  ["unique local", "fc00:: fd00::1 fdff:ffff::", "fbff::"],
  ["link-local", "fe80:: fe80::1%eth0 febf:ffff::"],
  ["site-local", "fec0:: feff:ffff::"],
  ["multicast", "ff00:: FF02::1 ffff:ffff::"],
];

for (const [what, ends, beside = ""] of ranges)
  test(`${ends.split(" ")[0]}: ${what}`, () => {
    for (const address of ends.split(" ")) {
      assert.equal(isInside(address), true, address);
      if (!address.includes(":")) assert.equal(isInside(`::ffff:${address}`), true, `${address}, mapped`);
    }
    for (const address of beside.split(" ").filter((text) => text !== "")) {
      assert.equal(isInside(address), false, address);
      if (!address.includes(":")) assert.equal(isInside(`::ffff:${address}`), false, `${address}, mapped`);
    }
  });

test("isInside: what is no address is never outside", () => {
  const texts = [
    "no-address",
    "",
    "1.2.3",
    "1.2.3.256",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
  ];
  for (const text of texts) assert.equal(isInside(text), true, text);
  for (const address of ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "2a00::1"])
    assert.equal(isInside(address), false, address);
});

test("isLoopback: the host of a URL as it is written", () => {
  const hosts = ["localhost", "127.9.9.9", "[::1]", "127.evil.invalid", "localhost.evil.invalid"];
  assert.deepEqual(hosts.map(isLoopback), [true, true, true, false, false]);
});
