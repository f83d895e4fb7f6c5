/** The search on a real folder: what is found, passed over, and said about limits. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { distroBeside, findInventories, type SearchLimits } from "#agent/scan/find-inventories.ts";

const files: Readonly<Record<string, string>> = {
  "app/package-lock.json": '{"lockfileVersion":3,"packages":{}}',
  "app/node_modules/x/package-lock.json": '{"lockfileVersion":3,"packages":{}}',
  "app/.git/package-lock.json": '{"lockfileVersion":3,"packages":{}}',
  "app/readme.txt": "nothing",
  "app/other.json": '{"a":1}',
  "py/requirements.txt": "a==1\n",
  "root/var/lib/dpkg/status": "Package: a\nStatus: install ok installed\nVersion: 1\n",
  "root/var/lib/dpkg/status.d/base": "Package: b\nVersion: 1\n",
  "root/etc/os-release": 'ID=debian\nVERSION_ID="12"\n',
  "go/go.mod": "module example.org/m\n",
  "go/go.sum": "",
  "go-sum-alone/go.sum": "",
  "sbom.json": '{"bomFormat":"CycloneDX","specVersion":"1.5"}',
};

async function inTree(body: (root: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-find-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(root, path, ".."), { recursive: true });
      await writeFile(join(root, path), content);
    }
    await symlink(root, join(root, "app", "loop"));
    await body(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

async function search(root: string, paths: readonly string[], limits: SearchLimits = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const item of findInventories(
    paths.map((path) => join(root, path)),
    limits,
  )) {
    found.push("content" in item ? `${item.path.slice(root.length + 1)} ${item.reader}` : item.code);
  }
  return found;
}

test("finds what readers recognise, once, and nothing in node_modules, .git or behind links", async () => {
  await inTree(async (root) => {
    assert.deepEqual(await search(root, ["."]), [
      "sbom.json cyclonedx",
      "app/package-lock.json package-lock",
      "go/go.mod go-mod",
      "go-sum-alone/go.sum go-sum",
      "py/requirements.txt requirements",
      "root/var/lib/dpkg/status dpkg-status",
      "root/var/lib/dpkg/status.d/base dpkg-status",
    ]);
  });
});

test("a named folder or file is read although it would be passed over", async () => {
  await inTree(async (root) => {
    assert.deepEqual(await search(root, ["app/node_modules"]), [
      "app/node_modules/x/package-lock.json package-lock",
    ]);
    assert.deepEqual(await search(root, ["app/other.json"]), ["app/other.json null"]);
    assert.deepEqual(await search(root, ["nowhere"]), ["path-unreadable"]);
  });
});

test("limits are said, not silent", async () => {
  await inTree(async (root) => {
    assert.deepEqual(await search(root, ["."], { depth: 0 }), ["sbom.json cyclonedx", "too-deep"]);
    assert.deepEqual(await search(root, ["app"], { bytes: 10 }), ["link-unfollowed", "too-large"]);
    assert.deepEqual(await search(root, ["."], { files: 1 }), ["sbom.json cyclonedx", "too-many-files"]);
  });
});

test("a package database knows its system from the os-release of the same root", async () => {
  await inTree(async (root) => {
    assert.equal(await distroBeside(join(root, "root/var/lib/dpkg/status")), "debian 12");
    assert.equal(await distroBeside(join(root, "root/var/lib/dpkg/status.d/base")), "debian 12");
    assert.equal(await distroBeside(join(root, "app/package-lock.json")), null);
    assert.equal(await distroBeside(join(root, "root/etc/status")), "debian 12");
    assert.equal(await distroBeside(join(root, "root/lib/apk/db/installed")), "debian 12");
    assert.equal(await distroBeside(join(root, "app/var/lib/dpkg/status")), null);
  });
});

test("what lies there and is neither followed nor opened is said, unless the search comes to it anyway", async () => {
  await inTree(async (root) => {
    const at = (path: string): string => join(root, "odd", path);
    await mkdir(at("one/package-lock.json"), { recursive: true });
    await mkdir(at("two"));
    await mkdir(at("x.egg-info"));
    await symlink("../../app/package-lock.json", at("two/package-lock.json"));
    await symlink("nowhere", at("two/yarn.lock"));
    await symlink("nowhere", at("two/vendor"));
    await symlink("nowhere", at("two/note.md"));
    await symlink("../app", at("linked"));
    await writeFile(at("two/real.txt"), files["app/package-lock.json"] ?? "");
    await symlink("real.txt", at("two/npm-shrinkwrap.json"));
    await writeFile(at("src.tgz"), gzipSync("x"));
    await writeFile(at("none.zip"), "not a zip");
    await writeFile(at("bom.json.gz"), gzipSync("{}"));
    await writeFile(at("data.json.gz"), gzipSync("{}"));
    const odd = async (paths: readonly string[]): Promise<readonly string[]> =>
      (await places(root, paths)).filter((one) => one.includes("odd/")).toSorted();
    const always = [
      "odd/bom.json.gz archive-not-opened",
      "odd/one/package-lock.json path-unreadable",
      "odd/src.tgz archive-not-opened",
      "odd/two/npm-shrinkwrap.json link-unfollowed",
      "odd/two/vendor link-unfollowed",
      "odd/two/yarn.lock link-unfollowed",
    ];
    assert.deepEqual(await odd(["."]), always);
    const outside = ["odd/linked link-unfollowed", "odd/two/package-lock.json link-unfollowed"];
    assert.deepEqual(await odd(["odd"]), [...always, ...outside].toSorted());
    assert.deepEqual(await odd(["odd", "app"]), always);
  });
});

test("links within node_modules lead to packages; the absolute links of a system's tree to its own root", async () => {
  await inTree(async (root) => {
    const modules = join(root, "web", "node_modules");
    await mkdir(join(modules, ".bin"), { recursive: true });
    await symlink(join(root, "py"), join(modules, "elsewhere"));
    await symlink(join(root, "py"), join(modules, ".bin", "tool"));
    await mkdir(join(root, "root", "run"));
    await symlink("/run", join(root, "root", "var", "run"));
    assert.deepEqual(await places(root, ["web"]), ["web/node_modules/elsewhere link-unfollowed"]);
    assert.deepEqual(await places(root, ["web", "py"]), []);
    assert.deepEqual(await places(root, ["root"]), []);
  });
});

/** The findings of a search with their places. */
async function places(root: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const item of findInventories(paths.map((path) => join(root, path))))
    if ("code" in item) found.push(`${item.at.slice(root.length + 1)} ${item.code}`);
  return found;
}
