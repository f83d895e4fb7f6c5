/** Feeds from every kind of container, and hostile ones: each gives a finding, in bounded time and memory, and never stops the rest. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as runner from "node:test";
import { test, describe } from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";
import type { ImportRecord } from "#core/format/import-record.ts";
import { tarOfFiles, type ZipPart, zipOf } from "#test/kit/archives.ts";
import type { ByteStream } from "#archive/byte-stream.ts";
import { openFeed } from "./feed.ts";
import type { FeedLimits } from "./limits.ts";
import { recordsOf } from "./import-records.ts";

let folder = "";

async function recordsIn(
  names: readonly string[],
  limits: Partial<FeedLimits> = {},
): Promise<ImportRecord[]> {
  const records: ImportRecord[] = [];
  for await (const item of openFeed(names, { limits })) records.push(...recordsOf(item));
  return records;
}

async function recordsOfBytes(
  bytes: Uint8Array | ByteStream,
  limits: Partial<FeedLimits> = {},
): Promise<ImportRecord[]> {
  async function* pieces(): ByteStream {
    if (bytes instanceof Uint8Array)
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    else yield* bytes;
  }
  const records: ImportRecord[] = [];
  for await (const item of openFeed(["-"], { limits, input: pieces() })) records.push(...recordsOf(item));
  return records;
}

/** What a test compares: ids of what was read, finding codes of what was not. */
function told(records: readonly ImportRecord[]): readonly string[] {
  return records.map((one) => {
    if (one.kind === "quarantined") return `! ${one.findings[0]?.code}`;
    if (one.kind === "scores") return `${one.scores.length} scores`;
    return one.kind === "issue" || one.kind === "completeness" ? one.kind : one.record.id;
  });
}

function osv(id: string): object {
  return { id, modified: "2026-05-13T00:00:00Z", affected: [], details: "봉수" };
}

const one = JSON.stringify(osv("DRILL-1"));
const two = JSON.stringify(osv("DRILL-2"));
const lines = Buffer.from(`${one}\n\n${two}\r\n`);

async function* endless(piece: string): ByteStream {
  const bytes = Buffer.from(piece);
  for (;;) yield await Promise.resolve(bytes);
}

function row(at: number): string {
  return `CVE-2026-${10_000 + at},0.5,0.5\n`;
}

describe("feeds from every kind of container, and hostile ones", () => {
  runner.before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-feed-"));
  });
  runner.after(() => rmSync(folder, { recursive: true, force: true }));

  test("the same records come out of every container, recognised by content", async () => {
    const members: readonly ZipPart[] = [
      ["a.json", Buffer.from(JSON.stringify(osv("DRILL-1"), null, 2))],
      ["b/c", Buffer.from(two)],
    ];
    const tar = tarOfFiles(members);
    const pretty = Buffer.from(JSON.stringify([osv("DRILL-1"), osv("DRILL-2")], null, 2));
    const containers: readonly Buffer[] = [
      lines,
      pretty,
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), lines]),
      Buffer.from(`\ufeff${lines.toString()}`, "utf16le"),
      Buffer.from(`\ufeff${lines.toString()}`, "utf16le").swap16(),
      gzipSync(lines),
      Buffer.concat([gzipSync(`${one}\n`), gzipSync(two)]),
      zstdCompressSync(lines),
      zipOf(members),
      tar,
      gzipSync(tar),
      gzipSync(zipOf([["inner.tar.gz", gzipSync(tar)]])),
    ];
    const contents = new Set<string>();
    for (const [at, bytes] of containers.entries()) {
      const records = await recordsOfBytes(bytes);
      assert.deepEqual(told(records), ["DRILL-1", "DRILL-2"], `container ${at}`);
      contents.add(JSON.stringify(records.map((record) => record.kind === "advisory" && record.content)));
      const file = join(folder, `container-${at}.bin`);
      writeFileSync(file, bytes);
      assert.deepEqual(told(await recordsIn([file])), ["DRILL-1", "DRILL-2"], `container ${at} on disk`);
    }
    assert.equal(contents.size, 1, "the content's hash does not depend on the container or the layout");
  });

  test("a folder is read in the order of names; hidden files are not, and a missing path is a finding", async () => {
    const tree = join(folder, "tree");
    mkdirSync(join(tree, "b"), { recursive: true });
    writeFileSync(join(tree, "c.json"), two);
    writeFileSync(join(tree, "b", "x.json"), one);
    writeFileSync(join(tree, ".hidden.json"), "{");
    writeFileSync(join(tree, "a-empty"), "");
    const records = await recordsIn([tree, join(tree, "nowhere")]);
    assert.deepEqual(told(records), ["! empty", "DRILL-1", "DRILL-2", "! unreadable"]);
    assert.equal(records[1]?.origin.path, join(tree, "b", "x.json"));
  });

  test("a document that is not what the hash beside it says is not read; hashes and signatures are no records", async () => {
    const tree = join(folder, "hashes");
    mkdirSync(tree);
    for (const [name, text] of [
      ["a.json", one],
      ["a.json.asc", "-----BEGIN PGP SIGNATURE-----"],
      ["a.json.sha256", `${hash("sha256", one)}  a.json\n`],
      ["a.json.sha512", hash("sha512", one).toUpperCase()],
      ["b.json", two],
      ["b.json.sha512", `${hash("sha512", one)}  b.json\n`],
      ["c.json.sha256", "no document is beside it"],
    ] as const)
      writeFileSync(join(tree, name), text);
    assert.deepEqual(told(await recordsIn([tree])), ["DRILL-1", "! hash-differs", "! format-unknown"]);
    assert.deepEqual(told(await recordsIn([join(tree, "b.json")])), ["! hash-differs"]);
  });

  test("a document is not read where the hash beside it cannot be read", async () => {
    const tree = join(folder, "hashes-unread");
    mkdirSync(join(tree, "a.json.sha256"), { recursive: true });
    writeFileSync(join(tree, "a.json"), one);
    assert.deepEqual(told(await recordsIn([tree])), ["! unreadable"]);
  });

  test("one bad line among good ones costs that line", async () => {
    const bad: readonly (readonly [code: string, line: Buffer])[] = [
      ["json-invalid", Buffer.from('{"id": "DRILL')],
      ["json-invalid", Buffer.from(`${one} trailing`)],
      ["json-key-repeated", Buffer.from(one.replace("{", '{"id":"DRILL-0",'))],
      ["encoding-wrong", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
      ["format-unknown", Buffer.from('{"bomFormat":"CycloneDX"}')],
      ["date-invalid", Buffer.from(one.replace("2026-05-13", "2026-13-13"))],
      ["type-wrong", Buffer.from(one.replace('"affected":[]', '"affected":{}'))],
    ];
    for (const [code, line] of bad) {
      const feed = Buffer.concat([Buffer.from(`${one}\n`), line, Buffer.from(`\n${two}\n`)]);
      const records = await recordsOfBytes(feed);
      assert.deepEqual(told(records), ["DRILL-1", `! ${code}`, "DRILL-2"]);
      assert.equal(records[1]?.origin.position, "line 2");
      assert.ok(records[1]?.kind === "quarantined" && Buffer.from(records[1].bytes).equals(line));
    }
  });

  test("depth, and numbers that no double holds, do not stop the program", async () => {
    const deep = Buffer.from(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
    const wide = Buffer.from(
      `{"id":"DRILL-1","modified":"2026-05-13T00:00:00Z","affected":${"[".repeat(100_000)}`,
    );
    for (const bytes of [deep, wide]) {
      const records = await recordsOfBytes(bytes);
      assert.equal(records.length, 1);
      assert.equal(records[0]?.kind, "quarantined");
    }
    const huge = one.replace('"affected"', `"x_number":1e400,"x_digits":${"9".repeat(900)},"affected"`);
    assert.deepEqual(told(await recordsOfBytes(Buffer.from(huge))), ["DRILL-1"]);
  });

  test("a prototype's name is a name like any other", async () => {
    const odd = one.replace(
      "{",
      '{"__proto__":{"id":"DRILL-X","withdrawn":"2026-01-01T00:00:00Z"},"constructor":1,',
    );
    const [record] = await recordsOfBytes(Buffer.from(odd));
    assert.ok(record?.kind === "advisory");
    assert.equal(record.record.advisory.withdrawn, null);
    assert.deepEqual(Object.keys(record.record.unknown), ["/__proto__", "/constructor"]);
  });

  test("compressed data that is cut off or followed by something gives what came before and a finding", async () => {
    const whole = gzipSync(Buffer.from(`${one}\n`.repeat(2000)), { level: 0 });
    const cut = await recordsOfBytes(whole.subarray(0, whole.length - 30_000));
    assert.deepEqual([told(cut)[0], told(cut).at(-1)], ["DRILL-1", "! damaged"]);
    assert.ok(cut.length > 1000);
    const followed = await recordsOfBytes(Buffer.concat([gzipSync(lines), Buffer.from("and then some")]));
    assert.deepEqual(told(followed), ["DRILL-1", "DRILL-2", "! trailing-bytes"]);
    const flipped = gzipSync(lines);
    flipped.writeUInt8((flipped[20] as number) ^ 0xff, 20);
    assert.equal(told(await recordsOfBytes(flipped)).at(-1), "! damaged");
  });

  test("an archive or a compression that is cut anywhere is a finding, never silence", async () => {
    const members: readonly ZipPart[] = [
      ["a.json", one],
      ["b.json", two],
    ];
    const tar = tarOfFiles(members);
    for (const bytes of [gzipSync(lines), zstdCompressSync(lines), zipOf(members), tar, gzipSync(tar)])
      for (let cut = 0, end = bytes.length - (bytes === tar ? 1024 : 1); cut < end; cut += 11)
        assert.ok(
          told(await recordsOfBytes(bytes.subarray(0, cut))).some((code) => code.startsWith("!")),
          `${cut} of ${bytes.length}`,
        );
    const followed = await recordsOfBytes(Buffer.concat([zstdCompressSync(lines), Buffer.from("junk")]));
    assert.deepEqual(told(followed), ["DRILL-1", "DRILL-2", "! trailing-bytes"]);
  });

  test("bombs are stopped by proportion, by size, by members and by nesting", async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024, 0x61);
    const packed = gzipSync(zeros);
    const early = { ratioAfter: 1024 * 1024 };
    for (const bomb of [packed, gzipSync(packed), zstdCompressSync(zeros)]) {
      assert.deepEqual(told(await recordsOfBytes(bomb, early)), ["! expands-too-much"]);
    }
    const zip = zipOf([
      ["bomb", zeros],
      ["b.json", Buffer.from(two)],
    ]);
    assert.deepEqual(told(await recordsOfBytes(zip, early)), ["! expands-too-much"], "the whole ZIP counts");
    const liar = zipOf([["liar.json", Buffer.from(one)]], 3);
    assert.deepEqual(told(await recordsOfBytes(liar)), ["! damaged"]);
    assert.deepEqual(told(await recordsOfBytes(gzipSync(zeros), { fileBytes: 1_000_000 })), ["! too-large"]);
    const many = Array.from({ length: 30 }, (_, at): ZipPart => [`${at}`, Buffer.from(two)]);
    assert.deepEqual(told(await recordsOfBytes(zipOf(many), { members: 20 })), ["! too-many"]);
    const tar = await recordsOfBytes(tarOfFiles(many), { members: 20 });
    assert.equal(tar.length, 21);
    assert.deepEqual(told(tar).at(-1), "! too-many");
    let nested: Buffer = zipOf([["a.json", Buffer.from(one)]]);
    for (let at = 0; at < 5; at++) nested = zipOf([[`${at}.zip`, nested]]);
    assert.deepEqual(told(await recordsOfBytes(nested)), ["! nested-too-deep"]);
    let layers: Buffer = lines;
    for (let at = 0; at < 20; at++) layers = gzipSync(layers);
    assert.deepEqual(told(await recordsOfBytes(layers)), ["! nested-too-deep"]);
  });

  test("names that point out of an archive are findings; the other members are read", async () => {
    const members: readonly ZipPart[] = [
      ["../../etc/evil.json", Buffer.from(one)],
      ["/etc/evil.json", Buffer.from(one)],
      ["ok.json", Buffer.from(two)],
    ];
    const wanted = ["! name-unsafe", "! name-unsafe", "DRILL-2"];
    assert.deepEqual(told(await recordsOfBytes(tarOfFiles(members))), wanted);
    assert.deepEqual(told(await recordsOfBytes(zipOf(members))), wanted);
  });

  test("a member that is given up early does not cost the ones behind it", async () => {
    const members: readonly ZipPart[] = [
      ["long.txt", Buffer.from(`what is this\n${"filler\n".repeat(50_000)}`)],
      ["binary", Buffer.alloc(300_000, 7).fill(0, 10)],
      ["ok.json", Buffer.from(two)],
    ];
    const wanted = ["! format-unknown", "! format-unknown", "DRILL-2"];
    assert.deepEqual(told(await recordsOfBytes(tarOfFiles(members))), wanted);
    assert.deepEqual(told(await recordsOfBytes(zipOf(members))), wanted);
  });

  test("damaged archives and unsupported compressions are findings", async () => {
    const tar = tarOfFiles([
      ["a.json", Buffer.from(one)],
      ["b.json", Buffer.alloc(5000, 0x20)],
    ]);
    const cut = await recordsOfBytes(tar.subarray(0, 2000));
    assert.equal(told(cut)[0], "DRILL-1");
    assert.equal(cut.at(-1)?.kind, "quarantined");
    const zip = zipOf([["a.json", Buffer.from(one)]]);
    assert.deepEqual(told(await recordsOfBytes(zip.subarray(0, zip.length - 30))), ["! damaged"]);
    assert.deepEqual(told(await recordsOfBytes(Buffer.from("BZh91AY&SY"))), ["! compression-unsupported"]);
    for (const text of ["<?xml version='1.0'?><a/>", "name: yaml\n", "\u0000\u0001", "   \n"]) {
      const [record, ...rest] = await recordsOfBytes(Buffer.from(text));
      assert.deepEqual([record?.kind, rest.length], ["quarantined", 0]);
    }
  });

  test("an endless stream is stopped at its limit, with bounded memory", async () => {
    const before = process.memoryUsage().rss;
    const line = await recordsOfBytes(endless("a".repeat(65_536)), { documentBytes: 1_000_000 });
    assert.deepEqual(told(line), ["! line-too-long"]);
    const quoted = await recordsOfBytes(endless('cveID,dateAdded,vulnerabilityName,"\n'.repeat(2000)), {
      fileBytes: 1_000_000,
    });
    assert.equal(told(quoted).at(-1), "! too-large");
    const document = await recordsOfBytes(endless('["a",\n'.repeat(5000)), { documentBytes: 1_000_000 });
    assert.equal(told(document).at(-1), "! too-large");
    const rows = await recordsOfBytes(endless(`${two}\n`.repeat(500)), { fileBytes: 500_000 });
    assert.equal(told(rows).at(-1), "! too-large");
    assert.ok(rows.length > 1000);
    assert.ok(process.memoryUsage().rss - before < 300_000_000);
  });

  test("a table is read in blocks, a stray quote costs at most its block of lines, and a bad line only itself", async () => {
    const head = "#model_version:v1,score_date:2026-05-14T00:00:00Z\ncve,epss,percentile\n";
    const rows = Array.from({ length: 10_000 }, (_, at) => row(at));
    assert.deepEqual(told(await recordsOfBytes(Buffer.from(head + rows.join("")))), [
      "4096 scores",
      "4096 scores",
      "1808 scores",
    ]);
    rows[5000] = `"${row(5000)}`;
    const stray = await recordsOfBytes(Buffer.from(head + rows.join("")));
    assert.deepEqual(told(stray), ["4096 scores", "4095 scores", "! row-invalid", "809 scores"]);
    const broken = Buffer.concat([
      Buffer.from(head + row(1)),
      Buffer.from([0xff, 0x0a]),
      Buffer.from(row(2)),
    ]);
    assert.deepEqual(told(await recordsOfBytes(broken)), ["! encoding-wrong", "2 scores"]);
  });

  test("a carrier of one record is opened, and its place says so", async () => {
    const [record] = await recordsOfBytes(
      Buffer.from(JSON.stringify({ path: "x.json", record: osv("DRILL-1") })),
    );
    assert.ok(record?.kind === "advisory");
    assert.equal(record.origin.position, "line 1/record");
    assert.ok(record.source.startsWith('{"path"'));
  });

  test("a bad entry of a catalogue is quarantined alone, under its pointer", async () => {
    const entry = {
      vendorProject: "Drill",
      product: "p",
      vulnerabilityName: "n",
      dateAdded: "2026-05-01",
      requiredAction: "a",
    };
    const vulnerabilities = [
      { ...entry, cveID: "CVE-2026-10001" },
      { ...entry, cveID: "?" },
    ];
    const catalogue = {
      catalogVersion: "1",
      dateReleased: "2026-05-02T00:00:00Z",
      count: 2,
      vulnerabilities,
    };
    const records = await recordsOfBytes(Buffer.from(JSON.stringify(catalogue, null, 1)));
    assert.deepEqual(told(records), ["CVE-2026-10001", "! cve-invalid", "issue"]);
    assert.equal(records[1]?.origin.position, "/vulnerabilities/1");
    assert.ok(records[2]?.kind === "issue" && records[2].issue.members === null);
  });
});
