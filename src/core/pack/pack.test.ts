/** The pack's own laws: same set, same bytes; what goes in is found; every damaged byte is refused with a finding. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 as nativeCrc32 } from "node:zlib";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { checkDetails, detailsInMemory, readDetails } from "#core/pack/details.ts";
import { entriesOf, lookUpEntries, prefixOf, productsFrom } from "#core/pack/read/look-up.ts";
import { affected, advisory, world, opened, valueOf, byteOrder } from "#test/kit/packs.ts";

describe("pack", () => {
  it("has the same bytes in whatever order the advisories come, repeated or not", () => {
    const one = buildPack(world());
    const other = buildPack([...world(), ...world()].reverse());
    assert.deepEqual(other.match, one.match);
    assert.deepEqual(other.details, one.details);
    assert.equal(one.advisories, 90);
  });

  it("leaves withdrawn advisories out", () => {
    const withdrawn = advisory("DRILL-W", [affected("pkg:npm/gone", null, "2.0.0")], {
      withdrawn: "2026-02-01T00:00:00Z",
    });
    const built = buildPack([...world(), withdrawn]);
    assert.deepEqual(built.match, buildPack(world()).match);
  });

  it("finds every product that went in, and none that did not", () => {
    const { match: bytes, details } = buildPack(world());
    const pack = opened(bytes);
    const source = valueOf(checkDetails(detailsInMemory(details)));
    for (const { id, affected: list } of world()) {
      const ids = valueOf(lookUpEntries(pack, list[0]?.product ?? "")).map(({ advisory: at }) => {
        return valueOf(readDetails(source, at)).id;
      });
      assert.ok(ids.includes(id), id);
    }
    for (const absent of [
      "",
      "pkg:npm",
      "pkg:npm/%40drill/alpha",
      "pkg:npm/%40drill/alpha-00",
      "pkg:npm/%40drill/zeta",
      "\u{10ffff}",
    ])
      assert.deepEqual(valueOf(lookUpEntries(pack, absent)), []);
  });

  it("lists the products under a prefix in byte order", () => {
    const pack = opened(buildPack(world()).match);
    const all = [...new Set(world().map(({ affected: list }) => list[0]?.product ?? ""))];
    for (const prefix of ["pkg:npm/%40drill/alpha", "pkg:npm/%40drill/beta-1", "pkg:", "zzz", ""]) {
      const found = valueOf(productsFrom(pack, prefix, 1000)).map(({ id }) => id);
      assert.deepEqual(found, all.filter((id) => id.startsWith(prefix)).sort(byteOrder));
    }
  });

  it("gives a product the same entries by its ordinal as by its id", () => {
    const pack = opened(buildPack(world()).match);
    const all = valueOf(productsFrom(pack, "", 1000));
    assert.equal(all.length, pack.products);
    for (const { id, product } of all) assert.deepEqual(entriesOf(pack, product), lookUpEntries(pack, id));
  });

  it("knows what all its ids begin with, in whole characters", () => {
    assert.equal(prefixOf(opened(buildPack(world()).match)), "pkg:npm/%40drill/");
    const near = ["pkg:npm/a\u{1f525}", "pkg:npm/a\u{1f526}"].map((id) =>
      advisory(id, [affected(id, null, "1.0.0")]),
    );
    assert.equal(prefixOf(opened(buildPack(near).match)), "pkg:npm/a");
    const released = "pkg:deb/debian/samba?distro=debian-11";
    const one = buildPack([advisory(released, [affected(released, null, "1.0.0")])]);
    assert.equal(prefixOf(opened(one.match)), "pkg:deb/debian/samba");
    assert.equal(prefixOf(opened(buildPack([]).match)), "");
  });

  it("writes what is said alike of many products once, and finds it from each", () => {
    const many = Array.from({ length: 300 }, (_, i) => `pkg:npm/drill-${String(i).padStart(3, "0")}`);
    const shared = advisory(
      "DRILL-SHARED",
      many.map((id) => affected(id, null, "3.0.0")),
    );
    const alone = advisory("DRILL-ALONE", [affected("pkg:npm/drill-150", "1.0.0", "2.0.0")]);
    const pack = opened(buildPack([shared, alone]).match);
    assert.ok(pack.bytes.length < 300 * 8, `${pack.bytes.length} bytes`);
    for (const id of many)
      assert.equal(valueOf(lookUpEntries(pack, id)).length, id === "pkg:npm/drill-150" ? 2 : 1);
    assert.deepEqual(valueOf(lookUpEntries(pack, "pkg:npm/drill-300")), []);
  });

  it("opens with nothing in it", () => {
    const { match: bytes, advisories } = buildPack([]);
    assert.equal(advisories, 0);
    assert.deepEqual(valueOf(lookUpEntries(opened(bytes), "pkg:npm/x")), []);
    assert.deepEqual(valueOf(productsFrom(opened(bytes), "pkg:", 10)), []);
  });

  it("checks like the platform's own CRC-32", () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 167 + length) & 255);
      assert.equal(crc32(bytes), nativeCrc32(bytes));
    }
  });
});
