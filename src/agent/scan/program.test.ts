/** Programs that say what crates they are made of, in each form of executable, whole and damaged. */
import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { assert as check, nat, property, uint8Array } from "fast-check";
import { readCrates } from "#agent/scan/program.ts";

const list = deflateSync(
  JSON.stringify({
    packages: [
      { name: "drill-program", version: "0.1.0", source: "local", root: true },
      { name: "drill-crate", version: "1.2.3", source: "crates.io" },
    ],
  }),
);

/** An ELF of 64 bits whose second section holds the names. */
function elf(): Buffer {
  const head = Buffer.alloc(64);
  head.write("\x7fELF\x02\x01", 0, "latin1");
  const names = Buffer.from("\0.dep-v0\0");
  const start = 64 + list.length + names.length;
  head.writeBigUInt64LE(BigInt(start), 40);
  head.writeUInt16LE(64, 58);
  head.writeUInt16LE(2, 60);
  head.writeUInt16LE(1, 62);
  const sections = Buffer.alloc(128);
  sections.writeUInt32LE(1, 0);
  sections.writeBigUInt64LE(64n, 24);
  sections.writeBigUInt64LE(BigInt(list.length), 32);
  sections.writeBigUInt64LE(BigInt(64 + list.length), 64 + 24);
  return Buffer.concat([head, list, names, sections]);
}

function pe(): Buffer {
  const head = Buffer.alloc(128);
  head.write("MZ");
  head.writeUInt32LE(64, 60);
  head.write("PE\0\0", 64);
  head.writeUInt16LE(1, 70);
  head.write(".dep-v0", 88);
  head.writeUInt32LE(list.length, 96);
  head.writeUInt32LE(list.length, 104);
  head.writeUInt32LE(128, 108);
  return Buffer.concat([head, list]);
}

function machO(): Buffer {
  const head = Buffer.alloc(184);
  head.writeUInt32BE(0xcffaedfe, 0);
  head.writeUInt32LE(1, 16);
  head.writeUInt32LE(0x19, 32);
  head.writeUInt32LE(152, 36);
  head.writeUInt32LE(1, 96);
  head.write(".dep-v0", 104);
  head.writeBigUInt64LE(BigInt(list.length), 144);
  head.writeUInt32LE(184, 152);
  return Buffer.concat([head, list]);
}

test("crates are read from ELF, PE and Mach-O; the program itself is no component", () => {
  for (const program of [elf(), pe(), machO()]) {
    const read = readCrates(program);
    assert.ok(read?.ok);
    assert.deepEqual(
      read.value.components.map(({ product, version }) => `${product} ${version}`),
      ["pkg:cargo/drill-crate 1.2.3"],
    );
  }
  assert.equal(readCrates(new Uint8Array(100)), null);
});

test("any damage to a program ends in crates, a finding or nothing", () => {
  const programs = [elf(), pe(), machO()];
  check(
    property(nat(2), nat(), uint8Array({ minLength: 1, maxLength: 8 }), (which, at, piece) => {
      const bytes = Uint8Array.from(programs[which] as Buffer);
      bytes.set(piece, at % (bytes.length - piece.length));
      readCrates(bytes);
    }),
    { numRuns: 3000 },
  );
  for (const program of programs)
    for (let cut = 0; cut < program.length; cut++) readCrates(program.subarray(0, cut));
});
