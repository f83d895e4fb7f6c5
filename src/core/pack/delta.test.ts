/** Deltas: applying one gives the very bytes of building; another base, damage and hostile instructions are refused, in bounded time. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 as nativeCrc32 } from "node:zlib";
import fc from "fast-check";
import type { Advisory } from "#core/advisory.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { byteCursor, byteWriter, writeSigned, writeVarint, writtenBytes } from "#core/pack/bytes.ts";
import { readCopies, writeCopies } from "#core/pack/build/byte-copies.ts";
import { applyDelta, diffPack } from "#core/pack/delta.ts";
import type { Parsed } from "#core/problem.ts";
import { partOf } from "#test/kit/suites/tried.ts";

function advisory(i: number): Advisory {
  const fixed = `2.${i % 40}.${i % 7}`;
  const products = [
    `pkg:npm/drill-${i % 90}`,
    ...(i % 3 === 0 ? [`pkg:npm/drill-${i % 90}-core`, "pkg:npm/all"] : []),
  ];
  return {
    id: `DRILL-2026-${String(i).padStart(4, "0")}`,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: { en: `[DRILL] ${i}` },
    summary: {},
    severities: [],
    decision: {},
    references: [],
    affected: products.map((product) => ({
      product,
      label: product,
      scheme: "npm",
      intervals: [{ from: `1.${i % 5}.0`, fromIncluded: true, to: fixed, toIncluded: false }],
      versions: i % 11 === 0 ? ["0.1.0", "0.2.0"] : [],
      fixed: [fixed],
    })),
  };
}

function world(from: number, to: number): readonly Advisory[] {
  return Array.from({ length: to - from }, (_, i) => advisory(from + i));
}

function valueOf<T>(read: Parsed<T>): T {
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function codeOf(read: Parsed<unknown>): string {
  return read.ok ? "ok" : (read.findings[0]?.code ?? "");
}

const before = buildPack(world(0, 300));
const after = buildPack(world(3, 303));
const nothing = buildPack([]);

describe("a delta", () => {
  it("makes exactly the pack that building makes", async () => {
    const delta = valueOf(await diffPack(before, after));
    const made = valueOf(await applyDelta(before, delta, nativeCrc32));
    assert.deepEqual(made, { match: after.match, details: after.details });
    assert.ok(delta.length < (after.match.length + after.details.length) / 8, `${delta.length} bytes`);
  });

  it("goes from nothing, to nothing, and from a pack to itself", async () => {
    for (const [from, to] of [
      [nothing, after],
      [after, nothing],
      [after, after],
      [nothing, nothing],
    ] as const) {
      const delta = valueOf(await diffPack(from, to));
      assert.deepEqual(valueOf(await applyDelta(from, delta)), { match: to.match, details: to.details });
    }
  });

  it("has the same bytes every time", async () => {
    assert.deepEqual(await diffPack(before, after), await diffPack(before, after, nativeCrc32));
  });

  it("is refused for another base, other details, and a base that is no pack", async () => {
    const delta = valueOf(await diffPack(before, after));
    assert.equal(codeOf(await applyDelta(after, delta)), "delta-base");
    assert.equal(codeOf(await applyDelta({ ...before, details: after.details }, delta)), "delta-base");
    const broken = { match: before.match.slice(0, 90), details: before.details };
    assert.equal(codeOf(await diffPack(broken, after)), "pack-damaged");
    assert.equal(codeOf(await diffPack(before, { ...after, details: before.details })), "pack-damaged");
  });

  it("is refused at every damaged byte and every other length", async () => {
    const delta = valueOf(await diffPack(before, after));
    for (let at = 0; at < delta.length; at++) {
      const damaged = delta.slice();
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      assert.equal((await applyDelta(before, damaged, nativeCrc32)).ok, false, `byte ${at}`);
      assert.equal((await applyDelta(before, delta.subarray(0, at), nativeCrc32)).ok, false);
    }
  });

  it("never crashes or gives another pack when the damage carries a good check", async () => {
    const delta = valueOf(await diffPack(before, after));
    const places = fc.array(
      fc.tuple(fc.integer({ min: 16, max: delta.length - 1 }), fc.integer({ min: 0, max: 255 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(places, async (changes) => {
        const forged = delta.slice();
        for (const [at, byte] of changes) forged[at] = byte;
        new DataView(forged.buffer).setUint32(12, nativeCrc32(forged.subarray(16)), true);
        const made = await applyDelta(before, forged, nativeCrc32);
        if (made.ok) assert.deepEqual(made.value, { match: after.match, details: after.details });
      }),
      { numRuns: partOf(1500) },
    );
  });

  it("does not make a target that is many times its base", async () => {
    const delta = valueOf(await diffPack(nothing, nothing));
    const bomb = byteWriter();
    writeVarint(bomb, 2 ** 31);
    const forged = Uint8Array.of(...delta.subarray(0, 144), ...writtenBytes(bomb), 1, 0, 0);
    new DataView(forged.buffer).setUint32(12, nativeCrc32(forged.subarray(16)), true);
    assert.equal(codeOf(await applyDelta(nothing, forged)), "delta-damaged");
  });
});

describe("copies", () => {
  const bytes = fc.uint8Array({ maxLength: 400, max: 3 });

  it("make the new of the old, whatever both are", () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(400), (old, other, cut) => {
        const fresh = Uint8Array.of(...old.subarray(cut), ...other, ...old.subarray(0, cut));
        for (const grain of [
          { window: 8, step: 1 },
          { window: 32, step: 16 },
        ]) {
          const out = byteWriter();
          writeCopies(out, { old, fresh }, grain);
          const cursor = byteCursor(out.bytes, 0, out.length);
          assert.deepEqual(readCopies(cursor, old, fresh.length), fresh);
          assert.equal(cursor.position, out.length);
        }
      }),
      { numRuns: partOf(2000) },
    );
  });

  it("refuse what leads outside, too far or nowhere", () => {
    const old = Uint8Array.of(1, 2, 3, 4);
    for (const [put, copy, from] of [
      [0, 0, 0],
      [0, 5, 0],
      [0, 4, 1],
      [0, 2, -1],
      [9, 0, 0],
      [0, 6, 0],
    ] as const) {
      const out = byteWriter();
      writeVarint(out, put);
      writeVarint(out, copy);
      writeSigned(out, from);
      assert.equal(readCopies(byteCursor(out.bytes, 0, out.length), old, 5), null, `${put} ${copy} ${from}`);
    }
  });
});
