/** Archives as people have them and as enemies make them: trees, images with layers and whiteouts, bombs, names that lead out. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { assert as check, asyncProperty, nat, uint8Array } from "fast-check";
import type { ArchiveLimits } from "#archive/limits.ts";
import { tarOf, type TarPart, zipOf } from "#test/kit/archives.ts";
import { findInArchive } from "#agent/scan/find-in-archive.ts";
import { readJar } from "#agent/scan/jar.ts";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";
import { partOf } from "#test/kit/suites/tried.ts";

const lock = (name: string): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { [`node_modules/${name}`]: { version: "1.0.0" } } });
const dpkg = (name: string): string => `Package: ${name}\nStatus: install ok installed\nVersion: 1.0-1\n`;
const debian: TarPart = { name: "usr/lib/os-release", content: 'ID=debian\nVERSION_ID="12"\n' };
const status = "var/lib/dpkg/status";

async function withFile<T>(name: string, bytes: Uint8Array, body: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-archive-"));
  try {
    await writeFile(join(folder, name), bytes);
    const done = await body(join(folder, name));
    assert.deepEqual(await readdir(folder), [name], "nothing is written beside the archive");
    return done;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Components and findings of an archive, paths without the folder. */
async function scanned(
  bytes: Uint8Array,
  name = "drill.tar",
): Promise<{ found: string[]; findings: string[] }> {
  return await withFile(name, bytes, async (path) => {
    const { lists, findings } = await scanSoftwareLists([path]);
    const found = lists.flatMap((list) =>
      list.components.map(
        (component) => `${list.path.slice(path.length)} ${component.product} ${component.version}`,
      ),
    );
    const told = findings.map(({ at, code }) => `${at.slice(path.length)} ${code}`);
    return { found, findings: told };
  });
}

async function leftOut(bytes: Uint8Array, name: string): Promise<string[]> {
  return await withFile(name, bytes, async (path) => {
    const { notCompared } = await scanSoftwareLists([path]);
    return notCompared.map(({ at, code }) => `${at} ${code}`);
  });
}

async function codes(bytes: Uint8Array, limits: ArchiveLimits = {}): Promise<string[]> {
  return await withFile("drill.tar", bytes, async (path) => {
    const found: string[] = [];
    for await (const item of findInArchive(path, limits)) found.push("code" in item ? item.code : "list");
    return found;
  });
}

const tree = tarOf([
  { name: "./", type: "5" },
  debian,
  { name: "etc/os-release", type: "2", target: "../usr/lib/os-release" },
  { name: status, content: dpkg("drill-lib") },
  { name: "./app/package-lock.json", content: lock("a") },
  { name: "app/node_modules/x/package-lock.json", content: lock("x") },
  { name: "app/link.json", type: "2", target: "/etc/passwd" },
  { name: "app/hard/package-lock.json", type: "1", target: "./app/package-lock.json" },
]);
const inTree = [
  "!app/hard/package-lock.json pkg:npm/a 1.0.0",
  "!app/package-lock.json pkg:npm/a 1.0.0",
  "!var/lib/dpkg/status pkg:deb/debian/drill-lib?distro=debian-12 1.0-1",
];

test("a tar of files, plain, in gzip and in zstd, knows its system's release", async () => {
  for (const bytes of [tree, gzipSync(tree), zstdCompressSync(tree)])
    assert.deepEqual(await scanned(bytes), { found: inTree, findings: [] });
});

test("a compressed list is read under its own name", async () => {
  const { found } = await scanned(gzipSync(lock("a")), "package-lock.json.gz");
  assert.equal(found.length, 1);
  assert.match(found[0] as string, /pkg:npm\/a 1\.0\.0$/);
});

const layers: readonly (readonly TarPart[])[] = [
  [
    debian,
    { name: status, content: dpkg("old") },
    { name: "app/package-lock.json", content: lock("gone") },
    { name: "srv/one/package-lock.json", content: lock("emptied") },
    { name: "opt/tool/package-lock.json", content: lock("under-a-file") },
    { name: "keep/package-lock.json", content: lock("kept") },
  ],
  [
    { name: status, content: dpkg("new") },
    { name: "app/.wh.package-lock.json" },
    { name: "srv/.wh..wh..opq" },
    { name: "srv/two/package-lock.json", content: lock("fresh") },
    { name: "opt/tool", content: "now a file" },
  ],
];
const inImage = [
  "!keep/package-lock.json pkg:npm/kept 1.0.0",
  "!srv/two/package-lock.json pkg:npm/fresh 1.0.0",
  "!var/lib/dpkg/status pkg:deb/debian/new?distro=debian-12 1.0-1",
];

function blob(bytes: Uint8Array): { readonly part: TarPart; readonly digest: string } {
  const name = hash("sha256", bytes);
  return { part: { name: `blobs/sha256/${name}`, content: bytes }, digest: `sha256:${name}` };
}

test("an OCI layout: layers in order, whiteouts, a file over a folder; the index may come last", async () => {
  for (const pack of [(bytes: Uint8Array) => bytes, gzipSync, zstdCompressSync]) {
    const packed = layers.map((parts) => blob(pack(tarOf(parts))));
    const manifest = blob(Buffer.from(JSON.stringify({ layers: packed.map(({ digest }) => ({ digest })) })));
    const index = blob(Buffer.from(JSON.stringify({ manifests: [{ digest: manifest.digest }] })));
    const image = tarOf([
      ...packed.map(({ part }) => part).reverse(),
      manifest.part,
      index.part,
      { name: "index.json", content: JSON.stringify({ manifests: [{ digest: index.digest }] }) },
    ]);
    assert.deepEqual(await scanned(image), { found: inImage, findings: [] });
  }
});

test("an index that names no image in the archive is said, not silent", async () => {
  const missing = JSON.stringify({ manifests: [{ digest: `sha256:${"0".repeat(64)}` }] });
  const bytes = tarOf([{ name: "index.json", content: missing }]);
  const findings = [" layer-missing", `!blobs/sha256/${"0".repeat(64)} manifest-missing`];
  assert.deepEqual(await scanned(bytes), { found: [], findings });
});

test("docker's own form, also with a repeated layer as a link and a layer that is missing", async () => {
  const manifest = [
    { Config: "c.json", RepoTags: ["drill:1"], Layers: ["a/layer.tar", "b/layer.tar", "c/layer.tar"] },
  ];
  const parts: TarPart[] = [
    { name: "a/layer.tar", content: tarOf(layers[0] as TarPart[]) },
    { name: "b/layer.tar", content: tarOf(layers[1] as TarPart[]) },
    { name: "c/layer.tar", type: "2", target: "../b/layer.tar" },
    { name: "manifest.json", content: JSON.stringify(manifest) },
  ];
  assert.deepEqual(await scanned(tarOf(parts)), { found: inImage, findings: [] });
  const without = await scanned(tarOf(parts.filter(({ name }) => name !== "b/layer.tar")));
  assert.deepEqual(without.findings, ["! layer-missing"]);
});

test("layers that no document names are told, however the documents came to be silent", async () => {
  const layer = { name: "a/layer.tar", content: tarOf(layers[0] as TarPart[]) };
  const manifest = '[{"Layers":["a/layer.tar"]}]';
  const other = { name: "b/layer.tar", content: tree };
  const told = async (...parts: readonly TarPart[]): Promise<string[]> =>
    (await scanned(tarOf(parts))).findings;
  for (const odd of ["", "  ", "[", "{}", "[null]", '[{"Layers":{}}]', manifest.slice(0, -1)])
    assert.deepEqual(await told(layer, { name: "manifest.json", content: odd }), [" layer-unread"], odd);
  assert.deepEqual(await told(layer), [" layer-unread"]);
  assert.deepEqual(await told(layer, other, { name: "manifest.json", content: manifest }), [" layer-unread"]);
  const huge = { name: "manifest.json", content: " ".repeat(9 * 1024 * 1024) + manifest };
  assert.deepEqual(await told(layer, huge), [" layer-unread"]);
  for (const readable of [`\ufeff${manifest}`, `\n ${manifest}`])
    assert.deepEqual(await told(layer, { name: "manifest.json", content: readable }), []);
  const several = '[{"Layers":["a/layer.tar"]},{"Config":"c.json"},{"Layers":["b/layer.tar"]}]';
  assert.deepEqual(await told(layer, other, { name: "manifest.json", content: several }), [
    "!manifest.json/1 manifest-unreadable",
  ]);
});

test("what lies beside an image, or has the name of its documents, is read too", async () => {
  const bom = { bomFormat: "CycloneDX", specVersion: "1.6", components: [] };
  const listed = { ...bom, components: [{ type: "library", purl: "pkg:npm/a@1", name: "a", version: "1" }] };
  const named = { name: "manifest.json", content: JSON.stringify(listed) };
  assert.deepEqual(await scanned(tarOf([named])), { found: ["!manifest.json pkg:npm/a 1"], findings: [] });
  const image = [
    { name: "a/layer.tar", content: tree },
    { name: "manifest.json", content: '[{"Layers":["a/layer.tar"]}]' },
    { name: "beside/package-lock.json", content: lock("beside") },
  ];
  assert.deepEqual((await scanned(tarOf(image))).found, [
    "!beside/package-lock.json pkg:npm/beside 1.0.0",
    ...inTree,
  ]);
});

test("a named archive without any list is told", async () => {
  const parts = [["read.me", "drill"]] as const;
  for (const bytes of [tarOf([{ name: "read.me", content: "drill" }]), zipOf(parts), zipOf([])])
    assert.deepEqual(await scanned(bytes), { found: [], findings: [" list-missing"] });
});

test("names that lead out are refused and said; long names and odd sizes are read", async () => {
  const long = `${"deep/".repeat(30)}package-lock.json`;
  const record = ` path=${long}\n`;
  const bytes = tarOf([
    { name: "../package-lock.json", content: lock("out") },
    { name: "a/../../package-lock.json", content: lock("out") },
    { name: "/abs/package-lock.json", content: lock("abs") },
    { name: "x", type: "x", content: `${record.length + 3}${record}` },
    { name: "short", content: lock("pax") },
    { name: "x", type: "L", content: `gnu/${long}\0` },
    { name: "short", content: lock("gnu") },
  ]);
  assert.deepEqual(await scanned(bytes), {
    found: [
      "!abs/package-lock.json pkg:npm/abs 1.0.0",
      `!${long} pkg:npm/pax 1.0.0`,
      `!gnu/${long} pkg:npm/gnu 1.0.0`,
    ],
    findings: [" path-refused"],
  });
});

test("limits: bytes, entries, ratio, held bytes and time stop the reading with a finding", async () => {
  const many = tarOf(
    Array.from({ length: 50 }, (_, i) => ({ name: `${i}/package-lock.json`, content: lock("a") })),
  );
  assert.deepEqual(await codes(many, { entries: 10 }), ["too-many-files"]);
  assert.deepEqual(await codes(many, { bytes: 10_000 }), ["too-large"]);
  assert.deepEqual(await codes(many, { held: 1000 }), ["too-large"]);
  assert.deepEqual(await codes(many, { milliseconds: -1 }), ["too-slow"]);
  const bomb = gzipSync(tarOf([{ name: "zeros.txt", content: new Uint8Array(80_000_000) }]));
  assert.deepEqual(await codes(bomb, { ratio: 100 }), ["ratio-too-high"]);
  assert.deepEqual(await codes(gzipSync(bomb)), ["list"]);
});

test("damage is a finding: cut off, a false size, a wrong checksum", async () => {
  for (const cut of [600, 1500, tree.length - 2000])
    assert.ok((await codes(tree.subarray(0, cut))).includes("archive-damaged"), String(cut));
  assert.deepEqual(await codes(gzipSync(tree).subarray(0, 200)), ["archive-damaged"]);
  assert.deepEqual(await codes(tarOf([{ name: "a.json", content: "x", size: 9_000_000_000 }])), [
    "archive-damaged",
  ]);
});

test("an archive that is cut anywhere is a finding, never silence", async () => {
  const zip = zipOf([
    ["app/package-lock.json", lock("a")],
    ["b", "c"],
  ]);
  for (const bytes of [tree, gzipSync(tree), zstdCompressSync(tree), zip])
    for (let cut = 0, end = bytes.length - (bytes === tree ? 1024 : 1); cut < end; cut += 37)
      assert.ok((await scanned(bytes.subarray(0, cut))).findings.length > 0, `${cut} of ${bytes.length}`);
  const followed = await scanned(Buffer.concat([gzipSync(tree), Buffer.from("junk")]));
  assert.deepEqual(followed, { found: inTree, findings: [" trailing-bytes"] });
});

test("any damage at all ends in lists or findings", async () => {
  const image = gzipSync(
    tarOf([
      { name: "a/layer.tar", content: tree },
      { name: "manifest.json", content: '[{"Layers":["a/layer.tar"]}]' },
    ]),
  );
  await check(
    asyncProperty(nat(), uint8Array({ minLength: 1, maxLength: 6 }), async (at, piece) => {
      for (const original of [tree, image]) {
        const bytes = Uint8Array.from(original);
        bytes.set(piece, at % (bytes.length - piece.length));
        await codes(bytes);
      }
    }),
    { numRuns: partOf(150) },
  );
});

const pom = (artifact: string): string => `version=1.2.3\ngroupId=org.drill\nartifactId=${artifact}\n`;

test("jars: what Maven wrote, jars within wars, and titles that are no identity", async () => {
  const inner = zipOf([["META-INF/maven/org.drill/inner/pom.properties", pom("inner")]]);
  const untold = zipOf([
    [
      "META-INF/MANIFEST.MF",
      "Manifest-Version: 1.0\nImplementation-Title: Drill\nImplementation-Version: 9\n",
    ],
  ]);
  const war = zipOf([
    ["META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Title: War\n"],
    ["META-INF/maven/org.drill/war/pom.properties", pom("war")],
    ["WEB-INF/lib/inner.jar", inner],
    ["WEB-INF/lib/untold.jar", untold],
    ["WEB-INF/lib/broken.jar", "PK\x03\x04 not a zip"],
    ["../../escape.jar", inner],
  ]);
  const { found, findings } = await scanned(war, "drill.war");
  assert.deepEqual(found, [" pkg:maven/org.drill/war 1.2.3", " pkg:maven/org.drill/inner 1.2.3", " null 9"]);
  assert.deepEqual(findings, [" WEB-INF/lib/untold.jar!META-INF/MANIFEST.MF identity-missing"]);
  assert.deepEqual(await leftOut(war, "drill.war"), [
    "WEB-INF/lib/broken.jar archive-unread",
    " entry-unreadable",
  ]);
  const inTar = await scanned(tarOf([{ name: "srv/drill.war", content: war }]));
  assert.equal(inTar.found[1], "!srv/drill.war pkg:maven/org.drill/inner 1.2.3");
});

test("jars within jars stop at a depth, and a directory that lies is damage", async () => {
  let nested = zipOf([["META-INF/maven/org.drill/deep/pom.properties", pom("deep")]]);
  for (let i = 0; i < 6; i++) nested = zipOf([["x.jar", nested]]);
  assert.deepEqual(await leftOut(nested, "drill.jar"), ["x.jar!x.jar!x.jar!x.jar!x.jar archive-unread"]);
  for (const cut of [10, 30, 60]) {
    const broken = Uint8Array.from(nested);
    broken.fill(0xff, broken.length - cut, broken.length - 10);
    assert.equal((await scanned(broken, "drill.jar")).found.length, 0);
  }
});

test("a jar whose entries share their bytes, or that grows without measure, costs little and is told", () => {
  const inner = zipOf([["META-INF/maven/org.drill/inner/pom.properties", Buffer.alloc(1024 * 1024)]]);
  const shared = overlapping(zipOf(Array.from({ length: 200 }, (_, i) => [`${i}.jar`, inner] as const)));
  assert.ok(!readJar(shared, "drill.jar").ok);
  const text = Buffer.alloc(5 * 1024 * 1024, "a");
  const many = Array.from({ length: 4 }, (_, i) => [`META-INF/maven/g/${i}/pom.properties`, text] as const);
  const read = readJar(zipOf(many), "drill.jar");
  assert.ok(read.ok);
  assert.equal(read.value.notCompared.length, 4, "texts that are no few lines are not unpacked");
});

/** All entries of a ZIP on the bytes of the first one. */
function overlapping(zip: Buffer): Buffer {
  for (let at = zip.readUInt32LE(zip.length - 6); at < zip.length - 22;) {
    zip.writeUInt32LE(0, at + 42);
    at += 46 + zip.readUInt16LE(at + 28);
  }
  return zip;
}

test("a jar that runs by itself begins with a script, and what only has the name of a jar is told", async () => {
  const jar = zipOf([["META-INF/maven/org.drill/self/pom.properties", pom("self")]]);
  const script = Buffer.concat([Buffer.from("#!/bin/sh\nexec java -jar $0\n"), jar]);
  assert.deepEqual(await scanned(script, "drill.jar"), {
    found: [" pkg:maven/org.drill/self 1.2.3"],
    findings: [],
  });
  for (const bytes of [script.subarray(0, 40), Buffer.from("version https://example.org/pointer\n")])
    assert.equal((await leftOut(tarOf([{ name: "a/drill.jar", content: bytes }]), "d.tar")).length, 1);
});

test("any damage to a jar ends in components or findings", async () => {
  const inner = zipOf([["META-INF/maven/org.drill/inner/pom.properties", pom("inner")]]);
  const jar = zipOf([
    ["META-INF/maven/org.drill/jar/pom.properties", pom("jar")],
    ["lib/inner.jar", inner],
    ["META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"],
  ]);
  await check(
    asyncProperty(nat(), uint8Array({ minLength: 1, maxLength: 8 }), async (at, piece) => {
      const bytes = Uint8Array.from(jar);
      bytes.set(piece, at % (bytes.length - piece.length));
      const read = readJar(bytes, "drill.jar");
      assert.ok(read.ok || read.findings.length > 0);
    }),
    { numRuns: partOf(3000) },
  );
  for (let cut = 0; cut < jar.length; cut++)
    assert.ok(!readJar(jar.subarray(0, cut), "drill.jar").ok, String(cut));
});

test("a program that Go built is read wherever it lies; others are passed over", async () => {
  const vectors = new URL("../../../test/vectors/inventory/go-binary/", import.meta.url);
  const { readFile } = await import("node:fs/promises");
  const program = await readFile(new URL("inline.in", vectors));
  const other = await readFile(new URL("other.in", vectors));
  const { found, findings } = await scanned(
    tarOf([
      { name: "usr/bin/drill", content: program, mode: 0o755 },
      { name: "usr/bin/data", content: program },
      { name: "usr/bin/other", content: other, mode: 0o755 },
    ]),
  );
  assert.equal(found.length, 5);
  assert.ok(found.includes("!usr/bin/drill pkg:golang/stdlib 1.22.1"));
  assert.equal(findings.length, 2);
});

test("a list that is stored in a form that is not read is a finding, beside lists that are", async () => {
  const clean = { name: "app/package-lock.json", content: lock("a") };
  for (const odd of [
    { name: "other/package-lock.json", content: lock("b"), type: "S" },
    { name: "other/package-lock.json", content: lock("b"), type: "A" },
    { name: "other/package-lock.json", type: "1", target: "nothing/of/the/kind" },
  ])
    assert.deepEqual((await codes(tarOf([clean, odd]))).toSorted(), ["entry-unread", "list"], odd.type);
  const plain = { name: "other/picture.png", content: "x", type: "S" };
  assert.deepEqual(await codes(tarOf([clean, plain])), ["list"]);
});
