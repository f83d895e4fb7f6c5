/** Images that lie as folders: layers in order, what is missing or altered, links, hostile documents, and layouts that nobody named. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { tarOf, type TarPart } from "#test/kit/archives.ts";
import { findInImageFolder } from "#agent/scan/image-folder.ts";
import { isImageFolder } from "#agent/scan/image-layout.ts";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";

const lock = (name: string): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { [`node_modules/${name}`]: { version: "1.0.0" } } });
const lower = tarOf([
  { name: "etc/os-release", content: 'ID=debian\nVERSION_ID="12"\n' },
  { name: "var/lib/dpkg/status", content: "Package: drill\nStatus: install ok installed\nVersion: 1.0-1\n" },
  { name: "app/package-lock.json", content: lock("old") },
]);
const upper = tarOf([
  { name: "app/.wh.package-lock.json" },
  { name: "srv/package-lock.json", content: lock("new") },
] satisfies readonly TarPart[]);
const inImage = [
  "!srv/package-lock.json pkg:npm/new 1.0.0",
  "!var/lib/dpkg/status pkg:deb/debian/drill?distro=debian-12 1.0-1",
];

type TestImage = { readonly path: string; readonly put: (bytes: Uint8Array | string) => Promise<string> };

async function withLayout(body: (image: TestImage) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), "bongsu-layout-"));
  try {
    await mkdir(join(path, "blobs/sha256"), { recursive: true });
    await writeFile(join(path, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
    const put = async (bytes: Uint8Array | string) => {
      const name = hash("sha256", bytes);
      await writeFile(join(path, "blobs/sha256", name), bytes);
      return `sha256:${name}`;
    };
    await body({ path, put });
  } finally {
    await rm(path, { recursive: true });
  }
}

async function index({ path }: TestImage, ...digests: readonly string[]): Promise<void> {
  await writeFile(
    join(path, "index.json"),
    JSON.stringify({ manifests: digests.map((digest) => ({ digest })) }),
  );
}

async function manifest({ put }: TestImage, ...digests: readonly string[]): Promise<string> {
  return await put(JSON.stringify({ layers: digests.map((digest) => ({ digest })) }));
}

async function scanned(path: string): Promise<{ found: string[]; codes: string[] }> {
  const { lists, findings } = await scanSoftwareLists([path]);
  const found = lists.flatMap((list) =>
    list.components.map(({ product, version }) => `${list.path.slice(path.length)} ${product} ${version}`),
  );
  return { found, codes: findings.map(({ code }) => code) };
}

test("an image that lies as a folder is read as from a tar, whatever packed its layers", async () => {
  await withLayout(async (image) => {
    const layers = [await image.put(zstdCompressSync(lower)), await image.put(gzipSync(upper))];
    const inner = await image.put(
      JSON.stringify({ manifests: [{ digest: await manifest(image, ...layers) }] }),
    );
    await index(image, inner);
    assert.deepEqual(await scanned(image.path), { found: inImage, codes: [] });
    await index(image, inner, await manifest(image, layers[1] ?? ""));
    assert.deepEqual((await scanned(image.path)).found, [
      ...inImage.map((line) => line.replace("!", "!image 1/")),
      "!image 2/srv/package-lock.json pkg:npm/new 1.0.0",
    ]);
  });
});

test("a layer that is missing, altered, a link or no layer is left out and said", async () => {
  await withLayout(async (image) => {
    const [good, altered] = [await image.put(lower), await image.put(upper)];
    await writeFile(join(image.path, "blobs/sha256", altered.slice(7)), gzipSync(upper));
    const linked = `sha256:${"1".repeat(64)}`;
    await symlink(
      join(image.path, "blobs/sha256", good.slice(7)),
      join(image.path, "blobs/sha256", linked.slice(7)),
    );
    const missing = `sha256:${"2".repeat(64)}`;
    const others = ["sha512:ab", "../../../etc/passwd", `sha256:${"A".repeat(64)}`];
    await index(image, await manifest(image, good, altered, linked, missing, ...others));
    const { found, codes } = await scanned(image.path);
    assert.deepEqual(found.length, 2);
    assert.deepEqual(codes, ["digest-wrong", ...Array<string>(5).fill("layer-missing")]);
  });
});

test("documents that name themselves, too many or nothing end in a finding", async () => {
  await withLayout(async (image) => {
    for (const text of ["", "{", "[]", "{}", '{"__proto__":{"manifests":[]}}']) {
      await writeFile(join(image.path, "index.json"), text);
      assert.deepEqual(await scanned(image.path), { found: [], codes: ["layer-missing"] }, text);
    }
    await writeFile(join(image.path, "index.json"), '{"manifests":[1,null,{"digest":7}]}');
    const unnamed = ["layer-missing", ...Array<string>(3).fill("manifest-missing")];
    assert.deepEqual(await scanned(image.path), { found: [], codes: unnamed });
    let digest = await manifest(image, await image.put(lower));
    for (let depth = 0; depth < 8; depth++)
      digest = await image.put(JSON.stringify({ manifests: [{ digest }], depth }));
    await index(image, digest);
    const tooDeep = ["layer-missing", "manifest-unreadable"];
    assert.deepEqual(await scanned(image.path), { found: [], codes: tooDeep });
    const many = await image.put(
      JSON.stringify({ manifests: Array.from({ length: 3000 }, () => ({ digest })) }),
    );
    await index(image, many, many, many);
    assert.equal(
      (await scanned(image.path)).codes.length,
      101,
      "what cannot be followed is told within bounds",
    );
  });
});

test("one image of several that is missing, odd, beyond the limit or without a list is told beside the others", async () => {
  await withLayout(async (image) => {
    const good = await manifest(image, await image.put(lower));
    const missing = `sha256:${"3".repeat(64)}`;
    const odd = [await image.put("{"), await image.put('{"layers":[]}'), await image.put('{"layers":{}}')];
    await index(image, good, missing, ...odd);
    const { found, codes } = await scanned(image.path);
    assert.equal(found.length, 2);
    assert.deepEqual(codes, ["manifest-missing", ...odd.map(() => "manifest-unreadable")]);
    await index(image, ...Array.from({ length: 101 }, () => good));
    assert.deepEqual((await scanned(image.path)).codes, ["too-many-images"]);
    const layer = await image.put(lower);
    await index(image, await manifest(image, ...Array.from({ length: 1001 }, () => layer)));
    assert.deepEqual((await scanned(image.path)).codes, ["too-many-layers"]);
    const empty = await image.put(tarOf([{ name: "etc/motd", content: "drill" }]));
    await index(image, good, await manifest(image, empty));
    assert.deepEqual((await scanned(image.path)).codes, ["list-missing"]);
  });
});

test("a manifest that only attests is no image, and one that has layers of files is, whatever is written on it", async () => {
  await withLayout(async (image) => {
    const layer = { digest: await image.put(lower) };
    const described = { mediaType: "application/vnd.in-toto+json", digest: await image.put("{}") };
    const annotations = { "vnd.docker.reference.type": "attestation-manifest" };
    const write = async (...layers: readonly object[]): Promise<void> => {
      const digest = await image.put(JSON.stringify({ layers }));
      const manifests = [{ digest: await manifest(image, layer.digest) }, { digest, annotations }];
      await writeFile(join(image.path, "index.json"), JSON.stringify({ manifests }));
    };
    await write(described);
    assert.equal((await scanned(image.path)).found.length, 2);
    await write(layer, layer);
    const { found, codes } = await scanned(image.path);
    assert.deepEqual([found.length, codes], [4, []]);
  });
});

test("limits and damage stop the reading with a finding", async () => {
  await withLayout(async (image) => {
    const cut = await image.put(gzipSync(lower).subarray(0, 60));
    await index(image, await manifest(image, cut));
    assert.equal((await scanned(image.path)).codes.length, 1);
    await index(image, await manifest(image, await image.put(lower)));
    const codes: string[] = [];
    for (const limits of [{ entries: 1 }, { bytes: 100 }, { held: 10 }, { milliseconds: -1 }])
      for await (const item of findInImageFolder(image.path, limits))
        codes.push("code" in item ? item.code : "list");
    assert.deepEqual(codes, ["too-many-files", "too-large", "too-large", "too-slow"]);
  });
});

test("a folder with links in the place of its parts is no layout, and a layout that nobody named is told", async () => {
  await withLayout(async (image) => {
    await index(image, await manifest(image, await image.put(lower)));
    const outer = await mkdtemp(join(tmpdir(), "bongsu-outer-"));
    try {
      const linked = join(outer, "linked");
      await mkdir(linked);
      for (const name of ["oci-layout", "index.json", "blobs"])
        await symlink(join(image.path, name), join(linked, name));
      assert.ok(isImageFolder(image.path) && !isImageFolder(linked));
      assert.deepEqual(await scanned(linked), { found: [], codes: ["link-unfollowed", "link-unfollowed"] });
    } finally {
      await rm(outer, { recursive: true });
    }
    await mkdir(join(image.path, "named", "blobs", "sha256"), { recursive: true });
  });
  const outer = await mkdtemp(join(tmpdir(), "bongsu-outer-"));
  try {
    await mkdir(join(outer, "image/blobs/sha256"), { recursive: true });
    await writeFile(join(outer, "image/oci-layout"), "{}");
    await writeFile(join(outer, "image/index.json"), "{}");
    assert.deepEqual(await scanned(outer), { found: [], codes: ["image-not-opened"] });
  } finally {
    await rm(outer, { recursive: true });
  }
});
