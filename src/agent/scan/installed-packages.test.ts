/** Installed packages in trees on disk and in archives: what counts, what a lockfile or a distribution answers for, and one list a place. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { tarOf } from "#test/kit/archives.ts";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";

const node = (name: string) => JSON.stringify({ name, version: "1.0.0" });
const python = (name: string) => `Metadata-Version: 2.1\nName: ${name}\nVersion: 2.0\n`;
const gem = (name: string) => `# stub: ${name} 3.0 ruby lib\n`;

const files: Readonly<Record<string, string>> = {
  "opt/app/node_modules/a/package.json": node("a"),
  "opt/app/node_modules/a/package-lock.json": '{"lockfileVersion":3,"packages":{}}',
  "opt/app/node_modules/a/lib/deep/package.json": node("inner"),
  "opt/app/node_modules/a/node_modules/b/package.json": node("b"),
  "opt/app/node_modules/@drill/c/package.json": node("@drill/c"),
  "opt/locked/package-lock.json": JSON.stringify({
    lockfileVersion: 3,
    packages: { "node_modules/d": { version: "1.0.0" } },
  }),
  "opt/locked/node_modules/d/package.json": node("d"),
  "opt/listed/node_modules/.package-lock.json": JSON.stringify({
    lockfileVersion: 3,
    packages: { "node_modules/e": { version: "1.0.0" } },
  }),
  "opt/listed/node_modules/e/package.json": node("e"),
  "usr/local/lib/python3.12/site-packages/f-2.0.dist-info/METADATA": python("f"),
  "usr/local/lib/python3.12/site-packages/g.egg-info/PKG-INFO": python("g"),
  "usr/lib/python3/dist-packages/h-2.0.dist-info/METADATA": python("h"),
  "usr/local/lib/ruby/gems/3.3.0/specifications/i-3.0.gemspec": gem("i"),
};

const expected = [
  "opt/app/node_modules node-package: @drill/c, a, b",
  "opt/listed/node_modules/.package-lock.json package-lock: e",
  "opt/locked/package-lock.json package-lock: d",
  "usr/local/lib/python3.12/site-packages python-metadata: f, g",
  "usr/local/lib/ruby/gems/3.3.0/specifications gemspec: i",
];

async function found(path: string, cut: number): Promise<readonly string[]> {
  const { lists, findings } = await scanSoftwareLists([path]);
  assert.deepEqual(findings, []);
  return lists
    .map(({ path: at, kind, components }) => {
      const names = components.map(({ name }) => name).toSorted();
      return `${at.slice(cut)} ${kind}: ${names.join(", ")}`;
    })
    .toSorted();
}

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-installed-"));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("in a root file system: one list a place; a lockfile beside it and the distribution's database answer for theirs", async () => {
  await inFolder(async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    assert.deepEqual(await found(folder, folder.length + 1), expected);
  });
});

test("in an archive: the same", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "root.tar");
    await writeFile(path, tarOf(Object.entries(files).map(([name, content]) => ({ name, content }))));
    assert.deepEqual(await found(path, path.length + 1), expected);
  });
});

test("a joined component says in which file it stands", async () => {
  await inFolder(async (folder) => {
    const place = join(folder, "site-packages");
    await mkdir(join(place, "f-2.0.dist-info"), { recursive: true });
    await writeFile(join(place, "f-2.0.dist-info", "METADATA"), python("f"));
    const { lists } = await scanSoftwareLists([folder]);
    assert.equal(lists[0]?.path, place);
    assert.equal(lists[0]?.components[0]?.at, "f-2.0.dist-info/METADATA line 2");
  });
});
