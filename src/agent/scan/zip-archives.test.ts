/** ZIPs as archives of lists, ZIP64, jars by name and place, and packings that are declined with a word on what to do. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { assert as check, nat, property, uint8Array } from "fast-check";
import { type ArchiveLimits, ArchiveStopped, openArchiveAccount } from "#archive/limits.ts";
import { zip64Of, zipOf } from "#test/kit/archives.ts";
import { findInArchive } from "#agent/scan/find-in-archive.ts";
import { readJar } from "#agent/scan/jar.ts";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";
import { zipContent } from "#archive/zip.ts";
import { zipEntries, zipInMemory } from "#archive/zip-directory.ts";

const lock = (name: string): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { [`node_modules/${name}`]: { version: "1.0.0" } } });
const pom = "version=1.2.3\ngroupId=org.drill\nartifactId=drill\n";

async function withFile<T>(name: string, bytes: Uint8Array, body: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-zip-"));
  try {
    await writeFile(join(folder, name), bytes);
    return await body(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function scanned(name: string, bytes: Uint8Array): Promise<{ found: string[]; findings: string[] }> {
  return await withFile(name, bytes, async (path) => {
    const { lists, findings } = await scanSoftwareLists([path]);
    const found = lists.flatMap((list) =>
      list.components.map(({ product, version }) => `${list.path.slice(path.length)} ${product} ${version}`),
    );
    return { found, findings: findings.map(({ code, message }) => `${code}: ${message}`) };
  });
}

const parts = [
  ["app/package-lock.json", lock("a")],
  ["usr/lib/os-release", 'ID=debian\nVERSION_ID="12"\n'],
  ["var/lib/dpkg/status", "Package: drill\nStatus: install ok installed\nVersion: 1.0-1\n"],
  ["lib/drill.jar", zipOf([["META-INF/maven/org.drill/drill/pom.properties", pom]])],
  ["tool", "not a list"],
  ["app/.git/package-lock.json", lock("hidden")],
] as const;
const inParts = [
  "!app/package-lock.json pkg:npm/a 1.0.0",
  "!lib/drill.jar pkg:maven/org.drill/drill 1.2.3",
  "!var/lib/dpkg/status pkg:deb/debian/drill?distro=debian-12 1.0-1",
];

test("a ZIP that is named is a tree of files like a tar, ZIP64 or not, also with something before it", async () => {
  for (const make of [zipOf, zip64Of]) {
    assert.deepEqual(await scanned("drill.zip", make(parts)), { found: inParts, findings: [] });
    const prefixed = Buffer.concat([Buffer.from("PK\x03\x04 a program that unpacks itself"), make(parts)]);
    const { found, findings } = await scanned("drill.zip", prefixed);
    assert.deepEqual(found, inParts);
    assert.match(findings.join(), /^entry-unread: The archive begins with entries/);
  }
});

test("an end record that is false, second or empty never hides what the archive holds", async () => {
  const good = zipOf(parts);
  const empty = zipOf([]);
  const told = async (bytes: Uint8Array): Promise<string> =>
    (await scanned("drill.zip", bytes)).findings.map((finding) => finding.split(":")[0]).join();
  assert.equal(await told(Buffer.concat([good, empty])), "entry-unread");
  assert.equal(await told(Buffer.concat([good, zipOf([["read.me", "x"]])])), "entry-unread");
  assert.equal(await told(Buffer.concat([good, Buffer.from("junk")])), "trailing-bytes");
  const commented = Buffer.from(good);
  commented.writeUInt16LE(empty.length, commented.length - 2);
  assert.equal(await told(Buffer.concat([commented, empty])), "archive-damaged");
  assert.equal(await told(Buffer.concat([good, empty, Buffer.from("x")])), "archive-damaged");
});

test("a name with a NUL, a name twice and a name with backslashes are not passed over", async () => {
  const nul = await scanned("drill.zip", zipOf([["package-lock.json\0.png", lock("x")], ...parts]));
  assert.deepEqual(nul.found, inParts);
  assert.match(nul.findings.join(), /^path-refused/);
  const twice = await scanned("drill.zip", zipOf([["app/package-lock.json", lock("first")], ...parts]));
  assert.match(twice.findings.join(), /^entry-unread: Two entries have one name/);
  const back = await scanned("drill.zip", zipOf([["app\\package-lock.json", lock("a")]]));
  assert.deepEqual(back.found, ["!app/package-lock.json pkg:npm/a 1.0.0"]);
});

test("names that lead out of a ZIP are refused and said, and its limits are an archive's", async () => {
  const { found, findings } = await scanned(
    "drill.zip",
    zip64Of([["../../package-lock.json", lock("x")], ...parts]),
  );
  assert.deepEqual(found, inParts);
  assert.deepEqual(findings, ["path-refused: 1 names lead out of the archive; they are left out."]);
  const codes = async (limits: ArchiveLimits) =>
    await withFile("drill.zip", zipOf(parts), async (path) => {
      const all: string[] = [];
      for await (const item of findInArchive(path, limits)) all.push("code" in item ? item.code : "list");
      return all;
    });
  assert.deepEqual(await codes({ held: 100 }), ["too-large"]);
  assert.deepEqual(await codes({ entries: 2 }), ["too-many-files"]);
  assert.deepEqual(await codes({ bytes: 50 }), ["too-large"]);
  assert.deepEqual(await codes({ milliseconds: -1 }), ["too-slow"]);
});

function names(bytes: Uint8Array): readonly string[] | string {
  try {
    const [zip, account] = [zipInMemory(bytes), openArchiveAccount()];
    return zipEntries(zip, account).map((entry) => {
      zipContent(zip, entry, account);
      return entry.name;
    });
  } catch (error) {
    assert.ok(error instanceof ArchiveStopped);
    return error.code;
  }
}

test("a ZIP64 whose numbers lie is damage, never a read past its bytes", () => {
  const good = Buffer.from(zip64Of([["a", "b"]]));
  assert.deepEqual(names(good), ["a"]);
  const end = good.length - 22 - 20 - 56;
  for (const [place, value] of [
    [end + 32, 2n],
    [end + 40, 0xffff_ffff_ffff_ffffn],
    [end + 48, 0xffff_ffffn],
    [end + 48, 1n << 63n],
    [good.indexOf("PK\x01\x02", 0, "latin1") + 47 + 4 + 8, 1n << 62n],
    [good.indexOf("PK\x01\x02", 0, "latin1") + 47 + 4 + 16, 1n << 62n],
  ] as const) {
    const bad = Buffer.from(good);
    bad.writeBigUInt64LE(value, place);
    assert.equal(names(bad), "archive-damaged", `${place}`);
  }
  const lost = Buffer.from(good);
  lost.writeBigUInt64LE(3n, good.length - 22 - 20 + 8);
  assert.deepEqual(names(lost), ["a"], "the end stands right before its locator");
  const noField = Buffer.from(good);
  noField.writeUInt16LE(7, good.indexOf("PK\x01\x02", 0, "latin1") + 47);
  assert.equal(names(noField), "archive-damaged");
});

test("any damage to a ZIP64 ends in entries or a stop", () => {
  const good = zip64Of(parts);
  check(
    property(nat(), uint8Array({ minLength: 1, maxLength: 8 }), (at, piece) => {
      const bytes = Uint8Array.from(good);
      bytes.set(piece, at % (bytes.length - piece.length));
      names(bytes);
    }),
    { numRuns: 3000 },
  );
  for (let cut = 0; cut < good.length; cut += 3) names(good.subarray(0, cut));
});

test("packings that are not read are declined with a word on what to do", async () => {
  const said = async (...head: readonly number[]) => {
    const { found, findings } = await scanned("drill.tar.x", Uint8Array.from([...head, 0, 0, 0, 0]));
    assert.deepEqual(found, []);
    return findings.join();
  };
  const asked =
    /^compression-unsupported: (\w+) is not read: (?:repack it \(\1 -dc FILE \| gzip > FILE\.gz\), or )?unpack it and name that\.$/;
  assert.match(await said(0x42, 0x5a, 0x68, 0x39), asked);
  assert.match(await said(0xfd, 0x37, 0x7a, 0x58), asked);
  assert.match(await said(0x37, 0x7a, 0xbc, 0xaf), asked);
  assert.match(await said(0x52, 0x61, 0x72, 0x21), asked);
});

test("a jar that Maven did not name is told by its place in a repository, else only called by its manifest and name", () => {
  const manifest = (...lines: readonly string[]) =>
    zipOf([["META-INF/MANIFEST.MF", `${["Manifest-Version: 1.0", ...lines].join("\n")}\n`]]);
  const bare = zipOf([["Drill.class", "x"]]);
  const vendor = manifest(
    "Implementation-Vendor-Id: org.drill",
    "Implementation-Version: 1.4",
    "Implementation-Title: A Drill",
  );
  const cases: readonly (readonly [Uint8Array, string, string])[] = [
    [
      bare,
      "x/repository/org/drill/sub/drill-a/1.0-rc1/drill-a-1.0-rc1.jar",
      "pkg:maven/org.drill.sub/drill-a 1.0-rc1",
    ],
    [bare, "x/files-2.1/org.drill/drill-a/2.0/0a1b/drill-a-2.0-linux.jar", "pkg:maven/org.drill/drill-a 2.0"],
    [vendor, "lib/drill-a-1.4.jar", "null A Drill 1.4"],
    [vendor, "lib/drill-a-1.4-linux.jar", "null A Drill 1.4"],
    [vendor, "lib/drill-a-1.5.jar", "null A Drill 1.4"],
    [vendor, "lib/drill.jar", "null A Drill 1.4"],
    [bare, "lib/drill-1.2-api-2.17.1.jar", "null drill-1.2-api 2.17.1"],
    [bare, "lib/drill.jar", "null drill null"],
    [bare, "x/repository/drill-a/1.0/drill-a-1.0.jar", "null drill-a 1.0"],
    [bare, "x/repository/org/drill/drill-a/1.0/other-1.0.jar", "null other 1.0"],
    [manifest("Implementation-Vendor-Id: not a group", "Implementation-Version: 1"), "d-1.jar", "null d 1"],
  ];
  for (const [bytes, path, expected] of cases) {
    const read = readJar(bytes, path);
    assert.ok(read.ok, path);
    const said = read.value.components.map(
      ({ product, name, version }) => `${product ?? `null ${name}`} ${version}`,
    );
    assert.deepEqual(said, [expected], path);
    const code = expected.startsWith("null") ? "identity-missing" : "identity-from-place";
    assert.deepEqual(
      read.findings?.map((one) => one.code),
      [code],
      path,
    );
  }
  for (const path of ["lib/drill-1.0-sources.jar", "lib/drill-1.0-javadoc.jar"]) {
    const read = readJar(bare, path);
    assert.ok(read.ok && read.value.components.length === 0, path);
  }
});

test("a hostile name of a jar costs little and is no path", () => {
  const bare = zipOf([["Drill.class", "x"]]);
  for (const piece of ["-", "-1", "/", "!", "repository/", "a.b-", "files-2.1/"]) {
    const read = readJar(bare, `${piece.repeat(50_000)}.jar`);
    assert.ok(read.ok && read.value.components.length <= 1, piece);
  }
});
