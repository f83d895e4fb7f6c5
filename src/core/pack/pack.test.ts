/** The pack's own laws: same set, same bytes; what goes in is found; every damaged byte is refused with a finding. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 as nativeCrc32 } from "node:zlib";
import type { Advisory, Affected } from "#core/advisory.ts";
import { match } from "#core/match.ts";
import { buildPack } from "#core/pack/build.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { checkDetails, detailsInMemory, readDetails } from "#core/pack/details.ts";
import { header } from "#core/pack/layout.ts";
import { entriesOf, lookUp, prefixOf, productsFrom } from "#core/pack/look-up.ts";
import { openPack, type Pack } from "#core/pack/open.ts";
import { filesOf, plainOf } from "#core/pack/plain.ts";
import type { Parsed } from "#core/problem.ts";

function affected(product: string, from: string | null, to: string): Affected {
  const interval = { from, fromIncluded: true, to, toIncluded: false };
  return { product, label: product, scheme: "npm", intervals: [interval], versions: [], fixed: [to] };
}

function advisory(id: string, list: readonly Affected[], more: Partial<Advisory> = {}): Advisory {
  return {
    id,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: "2026-01-01T00:00:00Z",
    modified: "2026-01-01T00:00:00Z",
    withdrawn: null,
    title: { en: `[DRILL] ${id}`, ko: `[훈련] ${id}` },
    summary: {},
    severities: [],
    decision: {},
    affected: list,
    references: [],
    ...more,
  };
}

/** 60 products in four name families, each named by one to three of 90 advisories. */
function world(): readonly Advisory[] {
  return Array.from({ length: 90 }, (_, i) => {
    const product = `pkg:npm/%40drill/${["alpha", "alphabet", "beta", "가람"][i % 4] ?? ""}-${i % 60}`;
    const listed = i % 7 === 0 ? ["0.0.1", "0.0.2"] : [];
    return advisory(`DRILL-2026-${String(i).padStart(4, "0")}`, [
      { ...affected(product, i % 5 === 0 ? null : `1.${i % 9}.0`, `2.${i}.0`), versions: listed },
    ]);
  });
}

function opened(bytes: Uint8Array): Pack {
  const pack = openPack(bytes);
  assert.ok(pack.ok, JSON.stringify(pack));
  return pack.value;
}

function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function valueOf<T>(read: Parsed<T>): T {
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

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
      const ids = valueOf(lookUp(pack, list[0]?.product ?? "")).map(({ advisory: at }) => {
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
      assert.deepEqual(valueOf(lookUp(pack, absent)), []);
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
    for (const { id, product } of all) assert.deepEqual(entriesOf(pack, product), lookUp(pack, id));
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
    for (const id of many) assert.equal(valueOf(lookUp(pack, id)).length, id === "pkg:npm/drill-150" ? 2 : 1);
    assert.deepEqual(valueOf(lookUp(pack, "pkg:npm/drill-300")), []);
  });

  it("opens with nothing in it", () => {
    const { match: bytes, advisories } = buildPack([]);
    assert.equal(advisories, 0);
    assert.deepEqual(valueOf(lookUp(opened(bytes), "pkg:npm/x")), []);
    assert.deepEqual(valueOf(productsFrom(opened(bytes), "pkg:", 10)), []);
  });

  it("checks like the platform's own CRC-32", () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 167 + length) & 255);
      assert.equal(crc32(bytes), nativeCrc32(bytes));
    }
  });
});

/** A small repeatable generator of whole numbers below `below` (32-bit xorshift). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe("a damaged pack", () => {
  const { match: bytes, details } = buildPack(world());
  const components = world().map(({ affected: list }, i) => ({
    product: i % 3 === 0 ? `pkg:deb/debian/x${i}` : (list[0]?.product ?? ""),
    name: "x",
    version: "1.5.0",
    at: "",
    scope: "runtime" as const,
    dependencyPath: [],
  }));

  it("is refused at every single byte", () => {
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      const pack = openPack(damaged);
      assert.equal(pack.ok, false, `byte ${at}`);
    }
  });

  it("is refused at every length but its own", () => {
    for (let length = 0; length < bytes.length; length++)
      assert.equal(openPack(bytes.subarray(0, length)).ok, false);
    assert.equal(openPack(Uint8Array.of(...bytes, 0)).ok, false);
  });

  it("never crashes, hangs or reads outside when the damage carries a good check", () => {
    const next = numbers(20_261_123);
    let passed = 0;
    for (let round = 0; round < 6000; round++) {
      const forged = bytes.slice();
      for (let flips = 1 + next(4); flips > 0; flips--) forged[16 + next(forged.length - 16)] = next(256);
      new DataView(forged.buffer).setUint32(header.crc, nativeCrc32(forged.subarray(header.length)), true);
      const pack = openPack(forged, nativeCrc32);
      if (!pack.ok) continue;
      passed++;
      const { matches, withoutAdvisory } = match(components, [
        { pack: pack.value, details: detailsInMemory(details) },
      ]);
      const answered = new Set([...matches.map(({ component }) => component), ...withoutAdvisory]);
      assert.equal(answered.size, components.length);
    }
    assert.ok(passed > 500, `${passed} forged packs opened`);
  });

  it("nor when the damage is inside a block, under codes that are as they should be", () => {
    const next = numbers(99);
    const plain = plainOf({ match: bytes, details }, nativeCrc32);
    assert.ok(plain !== null);
    let passed = 0;
    for (let round = 0; round < 1000; round++) {
      const forged = plain.match.slice();
      for (let flips = 1 + next(3); flips > 0; flips--) forged[next(forged.length)] = next(256);
      const files = filesOf({ ...plain, match: forged }, nativeCrc32);
      const pack = files === null ? null : openPack(files.match, nativeCrc32);
      if (pack === null || !pack.ok) continue;
      passed++;
      const { matches, withoutAdvisory } = match(components, [
        { pack: pack.value, details: detailsInMemory(details) },
      ]);
      const answered = new Set([...matches.map(({ component }) => component), ...withoutAdvisory]);
      assert.equal(answered.size, components.length);
    }
    assert.ok(passed > 500, `${passed} forged packs opened`);
  });

  it("answers unknown where its details are damaged", () => {
    const next = numbers(7);
    const pack = opened(bytes);
    for (let round = 0; round < 500; round++) {
      const damaged = details.slice();
      const at = 16 + next(details.length - 16);
      damaged[at] = (damaged[at] as number) ^ (1 + next(255));
      const { matches, findings } = match(components.slice(0, 60), [
        { pack, details: detailsInMemory(damaged) },
      ]);
      for (const one of matches) if (one.details === null) assert.equal(one.verdict, "unknown");
      assert.ok(findings.length > 0 || matches.every(({ details: told }) => told !== null));
    }
  });
});
