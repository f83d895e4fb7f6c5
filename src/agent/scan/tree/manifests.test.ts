/** Files that name dependencies without versions: unknown unless a list says what became of them, in a folder as in an archive. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";
import { filesLeftOut, type FileTexts } from "#test/inventory/files-left-out.ts";
import { tarOf } from "#test/kit/archives.ts";

const wants = '{"dependencies":{"drill":"^1.0.0"}}';
const lock = (members: readonly string[]): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries([
      ["", {}],
      ...members.map((path) => [path, {}]),
      ["node_modules/drill", { version: "1.0.0" }],
    ]),
  });

const trees: readonly (readonly [about: string, files: FileTexts, left: readonly string[]])[] = [
  ["a manifest alone", { "package.json": wants }, ["package.json lock-missing"]],
  [
    "a local action of a workflow that lies in the tree, and one that does not",
    {
      ".github/workflows/a.yml": "jobs: {a: {steps: [{uses: ./tools/there}, {uses: ./tools/gone}]}}",
      "tools/there/action.yml": "runs: {using: composite, steps: []}",
    },
    [".github/workflows/a.yml include-missing ./tools/gone"],
  ],
  ["a manifest with its lock", { "package.json": wants, "package-lock.json": lock([]) }, []],
  [
    "a manifest in another folder than the lock",
    { "web/package.json": wants, "web/package-lock.json": lock([]), "app/package.json": wants },
    ["app/package.json lock-missing"],
  ],
  [
    "members of a workspace, and a folder that is none",
    {
      "package.json": wants,
      "package-lock.json": lock(["packages/a"]),
      "packages/a/package.json": wants,
      "tools/package.json": wants,
    },
    ["tools/package.json lock-missing"],
  ],
  [
    "members of a workspace that its manifest or its lock names and that are not there; a lock alone is asked for none",
    {
      "package.json": '{"workspaces":["packages/a","packages/*","./packages/c"]}',
      "package-lock.json": lock(["packages/a", "packages/b"]),
      "packages/c/package.json": "{}",
      "alone/package-lock.json": lock(["packages/z"]),
      "pnpm/package.json": "{}",
      "pnpm/pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  libs/d: {}\n",
      "yarn/package.json": "{}",
      "yarn/yarn.lock":
        '__metadata:\n  version: 8\n\n"e@workspace:libs/e":\n  resolution: "e@workspace:libs/e"\n',
    },
    [
      "package-lock.json member-missing packages/b",
      "package.json member-missing packages/a",
      "pnpm/pnpm-lock.yaml member-missing libs/d",
      "yarn/yarn.lock member-missing libs/e",
    ],
  ],
  [
    "members of workspaces of other tools that are not there",
    {
      "crates/Cargo.toml": '[workspace]\nmembers = ["a", "b"]\n',
      "crates/Cargo.lock": 'version = 4\n[[package]]\nname = "drill-c"\nversion = "1.0.0"\n',
      "crates/a/Cargo.toml": '[package]\nname = "drill-a"\n',
      "java/pom.xml":
        "<project><modules><module>a</module><module>b/pom.xml</module><module>c</module></modules></project>",
      "java/b/pom.xml": "<project></project>",
      "java/c/pom.xml": "<project></project>",
      "py/pyproject.toml": '[tool.uv.workspace]\nmembers = ["libs/a", "libs/b"]\n',
      "py/libs/a/pyproject.toml": '[project]\nname = "drill-a"\n',
      "py/uv.lock":
        'version = 1\n[[package]]\nname = "drill-d"\nversion = "1"\nsource = { editable = "libs/d" }\n',
    },
    [
      "crates/Cargo.lock member-missing drill-c",
      "crates/Cargo.toml member-missing b",
      "java/pom.xml member-missing a",
      "py/pyproject.toml member-missing libs/b",
      "py/uv.lock member-missing libs/d",
    ],
  ],
  [
    "what is installed says it too",
    {
      "package.json": wants,
      "node_modules/drill/package.json": '{"name":"drill","version":"1.0.0","dependencies":{"x":"1"}}',
    },
    [],
  ],
  [
    "a lock of another tool",
    { "pyproject.toml": '[project]\ndependencies = ["drill"]\n', "package-lock.json": lock([]) },
    ["pyproject.toml lock-missing"],
  ],
  [
    "a requirements file that pins by hand",
    { "requirements.txt": "drill==1.0\n" },
    ["requirements.txt direct-only"],
  ],
  [
    "a requirements file that a resolver wrote",
    { "setup.py": "setup(install_requires=['drill'])", "requirements.txt": "drill==1.0\n    # via left\n" },
    [],
  ],
  [
    "a requirements file that does not pin, and what it includes",
    {
      "requirements.txt": "-r base-requirements.txt\n-r elsewhere/missing.txt\ndrill>=1.0\n",
      "base-requirements.txt": "gate==1.0 --hash=sha256:00\n",
    },
    ["requirements.txt direct-only", "requirements.txt include-missing elsewhere/missing.txt"],
  ],
  [
    "folders that requirements install from: named by their own manifest, or not known",
    {
      "requirements.txt":
        "-e .[extra]\n-e ./libs/own\n./libs/far\n-e file:libs/own\n-e /libs/own\ndrill==1.0 --hash=sha256:00\n",
      "pyproject.toml": '[project]\nname = "drill-root"\n',
      "libs/own/pyproject.toml": '[project]\nname = "drill-own"\n',
      "libs/far/setup.py": "setup(name='drill-far')\n",
    },
    [
      "requirements.txt source-unnamed ./libs/far",
      "requirements.txt source-unnamed /libs/own",
      "requirements.txt source-unnamed file:libs/own",
    ],
  ],
  [
    "a lock that cannot be read locks nothing",
    { Gemfile: "gem 'drill'\n", "Gemfile.lock": "nothing\n" },
    ["Gemfile lock-missing", "Gemfile.lock list-unreadable"],
  ],
];

for (const [about, files, left] of trees)
  test(about, async () => {
    assert.deepEqual(await filesLeftOut(files), left);
  });

test("in an archive as in a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-manifests-"));
  const tar = join(folder, "drill.tar");
  try {
    await writeFile(
      tar,
      tarOf([
        { name: "app/Gemfile", content: "gem 'drill'\n" },
        { name: "web/package-lock.json", content: lock([]) },
      ]),
    );
    const { notCompared } = await scanSoftwareLists([tar]);
    assert.deepEqual(
      notCompared.map(({ path, code }) => `${path.slice(tar.length)} ${code}`),
      ["!app/Gemfile lock-missing"],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
