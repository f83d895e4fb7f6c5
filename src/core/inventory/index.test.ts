/**
 * The runner of the registry: every reader has vectors and every folder of vectors has a reader. A vector is `NAME.in` beside
 * `NAME.out.json`, which says the path, the options, and what must come out (components whole, findings by place and code).
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import {
  binaryReaders,
  readerOf,
  readerOfBytes,
  readers,
  readInventory,
  readInventoryBytes,
} from "#core/inventory/index.ts";
import type { Inventory } from "#core/inventory/component.ts";
import type { ReadOptions } from "#core/inventory/reader.ts";
import type { Parsed } from "#core/problem.ts";

const folder = new URL("../../../test/vectors/inventory/", import.meta.url);

type InventoryVector = { readonly path: string; readonly options?: ReadOptions };

/** What was not compared by place, code and what it is; a vector says it only where there is something. */
function leftOut(read: Parsed<Inventory>): { notCompared?: readonly string[] } {
  const all = read.ok ? read.value.notCompared : [];
  return all.length === 0
    ? {}
    : { notCompared: all.map(({ at, code, what }) => `${at} ${code} ${what}`.trim()) };
}

for (const reader of readers) {
  test(`inventory reader ${reader.name}`, () => {
    const names = readdirSync(new URL(`${reader.name}/`, folder)).filter((name) => name.endsWith(".in"));
    assert.ok(names.length > 0, "a reader needs vectors");
    for (const name of names) {
      const text = readFileSync(new URL(`${reader.name}/${name}`, folder), "utf8");
      const expected = readFileSync(
        new URL(`${reader.name}/${name.replace(/\.in$/, ".out.json")}`, folder),
        "utf8",
      );
      const { path, options = {}, ...outcome } = JSON.parse(expected) as InventoryVector;
      assert.equal(readerOf(path, text)?.name, reader.name, `${name} is not recognised`);
      const read = readInventory(path, text, options);
      const findings = (read.findings ?? []).map(({ at, code }) => `${at} ${code}`);
      const components = read.ok ? read.value.components : null;
      assert.deepEqual({ components, findings, ...leftOut(read) }, outcome, name);
      if (read.ok) assert.equal(read.value.kind, reader.name);
    }
  });
}

for (const reader of binaryReaders) {
  test(`inventory reader of bytes ${reader.name}`, () => {
    const names = readdirSync(new URL(`${reader.name}/`, folder)).filter((name) => name.endsWith(".in"));
    assert.ok(names.length > 0, "a reader needs vectors");
    for (const name of names) {
      const bytes = readFileSync(new URL(`${reader.name}/${name}`, folder));
      const expected = new URL(`${reader.name}/${name.replace(/\.in$/, ".out.json")}`, folder);
      const {
        path,
        options = {},
        ...outcome
      } = JSON.parse(readFileSync(expected, "utf8")) as InventoryVector;
      assert.equal(readerOfBytes(path, bytes)?.name, reader.name, `${name} is not recognised`);
      const read = readInventoryBytes(path, bytes, options);
      const findings = (read.findings ?? []).map(({ at, code }) => `${at} ${code}`);
      const components = read.ok ? read.value.components : null;
      assert.deepEqual({ components, findings, ...leftOut(read) }, outcome, name);
    }
  });
}

test("a reader's own files are opened in a tree: its vectors stand under such paths", () => {
  for (const { name, files } of [...readers, ...binaryReaders]) {
    if (files === null) continue;
    const vectors = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith(".out.json"));
    const paths = vectors.map(
      (file) =>
        (JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), "utf8")) as InventoryVector).path,
    );
    assert.ok(
      paths.some((path) => files.test(path)),
      `${name}: none of ${paths.join(", ")} is opened`,
    );
  }
});

test("every folder of vectors has its reader, and names are unique", () => {
  const names = [...readers, ...binaryReaders].map((reader) => reader.name);
  assert.deepEqual(readdirSync(folder).sort(), [...new Set(names)].sort());
  assert.equal(new Set(names).size, names.length);
});

test("what no reader recognises is said so", () => {
  for (const [path, text] of [
    ["a.txt", "hello"],
    ["a.json", "{}"],
    ["", ""],
  ] as const) {
    assert.equal(readInventory(path, text).findings?.[0]?.code, "inventory-unknown", path);
  }
});

test("a table of Korean Windows is read, with a remark; other bytes in a wrong encoding are not", () => {
  const vendor = [0xc1, 0xa6, 0xc1, 0xb6, 0xbb, 0xe7];
  const [product, version] = [
    [0xc1, 0xa6, 0xc7, 0xb0],
    [0xb9, 0xf6, 0xc0, 0xfc],
  ];
  const row = new TextEncoder().encode("\r\nDrill,Gate,1.0\r\n");
  const bytes = Uint8Array.of(...vendor, 0x2c, ...(product ?? []), 0x2c, ...(version ?? []), ...row);
  const read = readInventoryBytes("assets.csv", bytes);
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.components.map((component) => `${component.product} ${component.version}`),
    ["pkg:generic/drill/gate 1.0"],
  );
  assert.equal(read.findings?.[0]?.code, "encoding-euc-kr");
  assert.equal(
    readInventoryBytes(
      "assets.csv",
      row.map((byte) => byte | 0x80),
    ).findings?.[0]?.code,
    "encoding-wrong",
  );
});

test("limits on size and number of components are findings", () => {
  const text =
    '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1"},"node_modules/b":{"version":"1"}}}';
  assert.equal(readInventory("package-lock.json", text, { components: 1 }).findings?.[0]?.code, "too-many");
  for (const path of [
    "package-lock.json",
    "Cargo.lock",
    "go.mod",
    "requirements.txt",
    "var/lib/dpkg/status",
  ]) {
    assert.equal(readInventory(path, text, { chars: 10 }).findings?.[0]?.code, "too-large", path);
  }
});
