/** .NET programs that are one file: their list is read where the header says where it lies, and is unknown where not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBundle } from "#agent/scan/program.ts";

const list = Buffer.from(
  JSON.stringify({
    runtimeTarget: { name: "net8.0" },
    targets: {},
    libraries: { "Drill.Parser/1.2.3": { type: "package" }, "app/1.0.0": { type: "project" } },
  }),
);

/** A host with the mark, then the list, then the header. */
function bundle(major: number, given: { readonly size?: bigint; readonly header?: bigint } = {}): Buffer {
  const host = Buffer.alloc(200, 1);
  Buffer.from("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae", "hex").copy(host, 100);
  host.writeBigInt64LE(given.header ?? BigInt(host.length + list.length), 92);
  const header = Buffer.alloc(13 + 12 + 40);
  header.writeUInt32LE(major, 0);
  header.writeUInt32LE(1, 8);
  header[12] = 12;
  header.writeBigInt64LE(BigInt(host.length), 25);
  header.writeBigInt64LE(given.size ?? BigInt(list.length), 33);
  return Buffer.concat([host, list, header]);
}

test("the packages of a bundle are read", () => {
  for (const major of [2, 6]) {
    const read = readBundle(bundle(major));
    assert.ok(read?.ok);
    assert.deepEqual(
      read.value.components.map(({ product, version }) => `${product} ${version}`),
      ["pkg:nuget/drill.parser 1.2.3"],
    );
  }
});

test("a host that carries nothing, and a program of another kind, are none; a bundle that cannot be read is told", () => {
  assert.equal(readBundle(bundle(6, { header: 0n })), null);
  assert.equal(readBundle(new Uint8Array(500)), null);
  const odd = [
    bundle(1),
    bundle(7),
    bundle(6, { size: 0n }),
    bundle(6, { size: 1n << 40n }),
    bundle(6, { header: -1n }),
    bundle(6, { header: 1n << 50n }),
  ];
  for (const program of odd) assert.equal(readBundle(program)?.ok, false);
  const whole = bundle(6);
  for (let cut = 0; cut < whole.length; cut++) readBundle(whole.subarray(0, cut));
});
