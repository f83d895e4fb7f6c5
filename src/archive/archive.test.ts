/** Archives as people have them and as enemies make them: cut anywhere, damaged, with sizes that lie, in every form that is read. */
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { deflateRawSync, gzipSync, zstdCompressSync } from "node:zlib";
import { type ByteStream, collectBytes } from "#archive/byte-stream.ts";
import { type Compression, decompressed } from "#archive/decompress.ts";
import { isAbsolute, safePath } from "#archive/entry.ts";
import { type ArchiveLimits, openArchiveAccount, stopOf } from "#archive/limits.ts";
import { packingOf } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { zipEntries, zipInFile, zipInMemory } from "#archive/zip-directory.ts";
import { zipContent, zipStream } from "#archive/zip.ts";
import { tarOf, type TarPart, zip64Of, zipOf, type ZipPart } from "#test/kit/archives.ts";

async function* inPieces(bytes: Uint8Array, size: number): ByteStream {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Texts that came out, and the code of what stopped the reading after them. */
async function reading(texts: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  try {
    for await (const text of texts) read.push(text);
  } catch (error) {
    read.push(`! ${stopOf(error).code}`);
  }
  return read;
}

async function expanded(bytes: Uint8Array, kind: Compression, size: number): Promise<string> {
  async function* texts(): AsyncGenerator<string> {
    for await (const piece of decompressed(inPieces(bytes, size), kind, openArchiveAccount()))
      yield Buffer.from(piece).toString();
  }
  return (await reading(texts())).join("");
}

const [hello, world] = [gzipSync("hello "), gzipSync("world")];
const [frame, bare] = [zstdCompressSync("hello "), deflateRawSync("hello ")];
const [padding, junk] = [Buffer.alloc(40), Buffer.from("and then some")];
const compressions: readonly (readonly [Compression, readonly Uint8Array[], string])[] = [
  ["gzip", [hello], "hello "],
  ["gzip", [hello, world], "hello world"],
  ["gzip", [hello, padding], "hello "],
  ["gzip", [hello, padding, world], "hello ! trailing-bytes"],
  ["gzip", [hello, junk], "hello ! trailing-bytes"],
  ["gzip", [hello, padding, junk], "hello ! trailing-bytes"],
  ["gzip", [hello.subarray(0, -3)], "hello ! archive-damaged"],
  ["gzip", [hello, world.subarray(0, 1)], "hello ! archive-damaged"],
  ["gzip", [hello, world.subarray(0, -3)], "hello world! archive-damaged"],
  ["zstd", [frame], "hello "],
  ["zstd", [frame, frame], "hello hello "],
  ["zstd", [frame, padding], "hello "],
  ["zstd", [frame, junk], "hello ! trailing-bytes"],
  ["zstd", [frame, frame.subarray(0, 5)], "hello ! archive-damaged"],
  ["deflate", [bare], "hello "],
  ["deflate", [bare, junk], "hello ! trailing-bytes"],
  ["deflate", [bare.subarray(0, -1)], "hello ! archive-damaged"],
];

test("compressed data is read to its end, whatever pieces it comes in, and what is wrong after it is said", async () => {
  for (const [kind, parts, expected] of compressions)
    for (const size of [1, 2, 3, 5, 7, 10, 13, 17, 26, 29, 1000])
      assert.equal(await expanded(Buffer.concat(parts), kind, size), expected, `${kind} by ${size}`);
});

async function tarNames(bytes: Uint8Array, limits: ArchiveLimits = {}, size = 700): Promise<string[]> {
  async function* texts(): AsyncGenerator<string> {
    for await (const entry of tarEntries(inPieces(bytes, size), openArchiveAccount(limits)))
      yield `${entry.kind} ${entry.name}${entry.target === "" ? "" : ` to ${entry.target}`}`;
  }
  return await reading(texts());
}

function pax(key: string, value: string): TarPart {
  const record = ` ${key}=${value}\n`;
  return { name: "pax", type: "x", content: `${record.length + 2}${record}` };
}

const forms: readonly TarPart[] = [
  { name: "folder/", type: "5" },
  { name: "file", content: "x".repeat(1300) },
  { name: "soft", type: "2", target: "file" },
  { name: "hard", type: "1", target: "file" },
  { name: "x", type: "L", content: "long/name\0" },
  { name: "x", type: "K", content: "long/target\0" },
  { name: "x", type: "2" },
  pax("path", "pax/name"),
  { name: "x", content: "y" },
  pax("size", "600"),
  { name: "sized", content: "z".repeat(600), size: 0 },
  { ...pax("GNU.sparse.major", "1"), content: "22 GNU.sparse.major=1\n" },
  { name: "sparse", content: "s" },
  { name: "volume", type: "M" },
  { name: "old sparse", type: "S", content: "s" },
];
const formsRead = [
  "folder folder/",
  "file file",
  "symlink soft to file",
  "link hard to file",
  "symlink long/name to long/target",
  "file pax/name",
  "file sized",
  "other sparse",
  "other volume",
  "other old sparse",
];

test("a tar's forms: ustar, pax, GNU, sparse files and volumes, and the oldest, which says only a checksum", async () => {
  assert.deepEqual(await tarNames(tarOf(forms)), formsRead);
  assert.deepEqual(await tarNames(tarOf(forms), {}, 10_000), formsRead);
  const oldest = tarOf([{ name: "old", content: "x" }]);
  oldest.fill(0, 257, 265);
  oldest.write(sumOf(oldest).toString(8).padStart(6, "0"), 148);
  assert.equal(packingOf(oldest.subarray(0, 512)), "tar");
  assert.deepEqual(await tarNames(oldest), ["file old"]);
});

function sumOf(tar: Uint8Array): number {
  return tar.subarray(0, 512).reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

test("a tar that is cut anywhere, also between two entries, ends in a stop; so does one that lies", async () => {
  const tar = tarOf(forms);
  for (let cut = 0; cut <= tar.length - 1024; cut += 128)
    assert.equal((await tarNames(tar.subarray(0, cut))).at(-1), "! archive-damaged", String(cut));
  const wrong = Buffer.from(tar);
  wrong.writeUInt8(0x39, 512 + 150);
  assert.deepEqual(await tarNames(wrong), ["folder folder/", "! archive-damaged"]);
  assert.deepEqual(await tarNames(tarOf([{ name: "a", size: 9_000_000_000 }])), [
    "file a",
    "! archive-damaged",
  ]);
  assert.deepEqual(await tarNames(Buffer.concat([tar, Buffer.from("x".repeat(512))])), [
    ...formsRead,
    "! archive-damaged",
  ]);
  const long = { name: "x", type: "L", content: "x".repeat(70_000) };
  assert.deepEqual(await tarNames(tarOf([long, { name: "x" }])), ["! name-too-long"]);
  assert.deepEqual(await tarNames(tar, { entries: 2 }), [...formsRead.slice(0, 2), "! too-many-files"]);
});

const parts: readonly ZipPart[] = [
  ["a.txt", "hello ".repeat(100)],
  ["b/c.txt", ""],
  ["large", Buffer.alloc(3_000_000, "0123456789abcdef\n")],
];

async function zipRead(bytes: Uint8Array, limits: ArchiveLimits = {}): Promise<string[]> {
  async function* texts(): AsyncGenerator<string> {
    const [zip, account] = [zipInMemory(bytes), openArchiveAccount(limits)];
    for (const entry of zipEntries(zip, account)) {
      const streamed = await collectBytes(zipStream(zip, entry, account), 1e9);
      assert.ok(Buffer.from(streamed).equals(zipContent(zip, entry, account)));
      yield `${entry.name} ${streamed.length}`;
    }
  }
  return await reading(texts());
}

test("a ZIP in memory and in a file, its entries at once and in pieces, are the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-zip-"));
  try {
    for (const bytes of [zipOf(parts), zip64Of(parts)]) {
      assert.deepEqual(await zipRead(bytes), ["a.txt 600", "b/c.txt 0", "large 3000000"]);
      writeFileSync(join(folder, "x.zip"), bytes);
      const file = openSync(join(folder, "x.zip"), "r");
      const zip = zipInFile(file);
      const account = openArchiveAccount();
      for (const [at, entry] of zipEntries(zip, account).entries())
        assert.ok(Buffer.from(parts[at]?.[1] ?? "").equals(zipContent(zip, entry, account)));
      closeSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a ZIP that is cut anywhere, damaged, encrypted or packed in another way ends in a stop", async () => {
  const zip = zipOf(parts.slice(0, 2));
  for (let cut = 0; cut < zip.length; cut++)
    assert.deepEqual(await zipRead(zip.subarray(0, cut)), ["! archive-damaged"], String(cut));
  const changed = (place: number, value: number): Promise<string[]> => {
    const bytes = Buffer.from(zip);
    bytes.writeUInt8(value, place);
    return zipRead(bytes);
  };
  const entry = zip.indexOf("PK\u0001\u0002", 0, "latin1");
  assert.deepEqual(await changed(30 + 5 + 4, 0xff), ["! archive-damaged"], "its content");
  assert.deepEqual(await changed(entry + 16, 0), ["! archive-damaged"], "its checksum");
  assert.deepEqual(await changed(entry + 8, 1), ["! encrypted"]);
  assert.deepEqual(await changed(entry + 10, 12), ["! compression-unsupported"]);
  assert.deepEqual(await changed(zip.length - 12, 1), ["! archive-damaged"], "its number of entries");
  const stored = Buffer.concat([zip.subarray(0, 8), Buffer.from([0, 0]), zip.subarray(10)]);
  assert.deepEqual(await zipRead(stored), ["a.txt 600", "b/c.txt 0"], "the directory decides");
});

test("a ZIP of more than 65,535 entries without ZIP64, as old programs wrote them, is read to its end", () => {
  const many = Array.from({ length: 70_000 }, (_, i) => [String(i), ""] as const);
  const zip = zipInMemory(zipOf(many));
  assert.equal(zipEntries(zip, openArchiveAccount()).length, 70_000);
  assert.throws(() => zipEntries(zip, openArchiveAccount({ entries: 69_999 })), { code: "too-many-files" });
});

test("entries that grow beyond their size, or too far, are stopped", async () => {
  const zeros = Buffer.alloc(4_000_000);
  assert.deepEqual(await zipRead(zipOf([["a", zeros]], 5)), ["! archive-damaged"]);
  assert.deepEqual(await zipRead(zipOf([["a", zeros]], 5_000_000)), ["! archive-damaged"]);
  assert.deepEqual(await zipRead(zipOf([["a", zeros]]), { ratio: 100, free: 1000 }), ["! ratio-too-high"]);
  assert.deepEqual(await zipRead(zipOf([["a", zeros]]), { bytes: 1_000_000 }), ["! too-large"]);
  assert.deepEqual(await zipRead(zipOf(parts), { held: 100 }), ["! too-large"]);
  assert.deepEqual(await zipRead(zipOf(parts), { entries: 2 }), ["! too-many-files"]);
});

test("names that lead out of an archive are told from those that only look odd", () => {
  for (const name of ["../a", "a/../../b", "..\\a", "a\0b", "", "./", ".."])
    assert.equal(safePath(name), null);
  assert.equal(safePath("./a//b/..c"), "a/b/..c");
  assert.equal(safePath("/etc/passwd"), "etc/passwd");
  assert.deepEqual(["/a", "C:\\a", "a/C:"].map(isAbsolute), [true, true, false]);
});
