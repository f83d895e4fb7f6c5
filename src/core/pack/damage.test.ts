/** Damaged packs: refused or answered as unknown, never a crash, a hang or a read outside. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 as nativeCrc32 } from "node:zlib";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { header } from "#core/pack/layout.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { fromPlainPack, toPlainPack } from "#core/pack/plain-form.ts";
import { world, opened } from "#test/kit/packs.ts";
import { partOf } from "#test/kit/suites/tried.ts";

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
    for (let round = 0; round < partOf(6000); round++) {
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
    assert.ok(passed > partOf(500), `${passed} forged packs opened`);
  });

  it("nor when the damage is inside a block, under codes that are as they should be", () => {
    const next = numbers(99);
    const plain = toPlainPack({ match: bytes, details }, nativeCrc32);
    assert.ok(plain !== null);
    let passed = 0;
    for (let round = 0; round < partOf(1000); round++) {
      const forged = plain.match.slice();
      for (let flips = 1 + next(3); flips > 0; flips--) forged[next(forged.length)] = next(256);
      const files = fromPlainPack({ ...plain, match: forged }, nativeCrc32);
      const pack = files === null ? null : openPack(files.match, nativeCrc32);
      if (pack === null || !pack.ok) continue;
      passed++;
      const { matches, withoutAdvisory } = match(components, [
        { pack: pack.value, details: detailsInMemory(details) },
      ]);
      const answered = new Set([...matches.map(({ component }) => component), ...withoutAdvisory]);
      assert.equal(answered.size, components.length);
    }
    assert.ok(passed > partOf(500), `${passed} forged packs opened`);
  });

  it("answers unknown where its details are damaged", () => {
    const next = numbers(7);
    const pack = opened(bytes);
    for (let round = 0; round < partOf(500); round++) {
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
