/** Where components come from, in every list that says it: of each format what is the registry's, what is from elsewhere, and what is somebody's own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readInventory } from "#core/inventory/index.ts";
import { originAt } from "#core/inventory/origin.ts";

/** `name: kind place` of each component that is not the registry's, and the names alone of those that are. */
function originsIn(path: string, text: string): readonly string[] {
  const read = readInventory(path, text);
  assert.ok(read.ok, JSON.stringify(read.findings));
  return read.value.components.map(({ name, origin }) =>
    origin === undefined ? name : `${name}: ${origin.kind} ${origin.place}`,
  );
}

const git = "https://git.example.org/drill/one.git";
const proxy = "https://nexus.example.org/repository";

const lists: readonly (readonly [path: string, text: string, origins: readonly string[]])[] = [
  [
    "package-lock.json",
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "node_modules/plain": {
          version: "1.0.0",
          resolved: "https://registry.npmjs.org/plain/-/plain-1.0.0.tgz",
        },
        "node_modules/silent": { version: "1.0.0" },
        "node_modules/proxied": {
          version: "1.0.0",
          resolved: `${proxy}/npm-group/proxied/-/proxied-1.0.0.tgz`,
        },
        "node_modules/hosted": {
          version: "1.0.0",
          resolved: `${proxy}/npm-hosted/hosted/-/hosted-1.0.0.tgz`,
        },
        "node_modules/private": {
          version: "1.0.0",
          resolved: "https://user:secret@npm.example.org/private.tgz?token=x",
        },
        "node_modules/from-git": {
          version: "1.0.0",
          resolved: `git+ssh://git@git.example.org/drill/one.git#0123`,
        },
        "node_modules/from-forge": {
          version: "1.0.0",
          resolved: "https://codeload.github.com/drill/one/tar.gz/0123",
        },
        "node_modules/from-file": { version: "1.0.0", resolved: "file:vendored/from-file.tgz" },
        "node_modules/linked": { resolved: "packages/linked", link: true },
        "packages/linked": { version: "1.0.0" },
      },
    }),
    [
      "plain",
      "silent",
      "proxied",
      `hosted: registry ${proxy}/npm-hosted/hosted/-/hosted-1.0.0.tgz`,
      "private: registry https://npm.example.org/private.tgz",
      "from-git: git git+ssh://git.example.org/drill/one.git#0123",
      "from-forge: url https://codeload.github.com/drill/one/tar.gz/0123",
      "from-file: file file:vendored/from-file.tgz",
      "linked: path packages/linked",
    ],
  ],
  [
    "package-lock.json",
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: {
        plain: { version: "1.0.0" },
        "from-git": { version: `git+${git}#0123`, from: `git+${git}` },
        own: { version: "file:../own" },
        packed: { version: "file:packed-1.0.0.tgz" },
      },
    }),
    ["plain", `from-git: git git+${git}#0123`, "own: path file:../own", "packed: file file:packed-1.0.0.tgz"],
  ],
  [
    "yarn.lock",
    `# yarn lockfile v1\n\n"from-git@git+${git}":\n  version "1.0.0"\n  resolved "git+${git}#0123"\n\nplain@^1.0.0:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/plain/-/plain-1.0.0.tgz#aa"\n\n"packed@file:./packed.tgz":\n  version "1.0.0"\n  resolved "file:./packed.tgz#aa"\n\n"own@file:../own":\n  version "1.0.0"\n`,
    [`from-git: git git+${git}#0123`, "plain", "packed: file file:./packed.tgz#aa", "own: path file:../own"],
  ],
  [
    "yarn.lock",
    `__metadata:\n  version: 8\n\n"from-git@${git}":\n  version: 1.0.0\n  resolution: "from-git@${git}#commit=0123"\n  linkType: hard\n\n"plain@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "plain@npm:1.0.0"\n  linkType: hard\n\n"private@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "private@npm:1.0.0::__archiveUrl=https%3A%2F%2Fnpm.example.org%2Fprivate.tgz"\n  linkType: hard\n\n"own@workspace:own":\n  version: 0.0.0-use.local\n  resolution: "own@workspace:own"\n  linkType: soft\n`,
    [
      `from-git: git ${git}#commit=0123`,
      "plain",
      "private: registry https://npm.example.org/private.tgz",
      "own: path own",
    ],
  ],
  [
    "pnpm-lock.yaml",
    `lockfileVersion: '9.0'\n\npackages:\n\n  plain@1.0.0:\n    resolution: {integrity: sha512-aa}\n\n  from-git@${git}#0123:\n    resolution: {type: git, repo: '${git}', commit: '0123'}\n    version: 1.0.0\n\n  private@1.0.0:\n    resolution: {integrity: sha512-aa, tarball: https://npm.example.org/private.tgz}\n\n  packed@file:packed.tgz:\n    resolution: {integrity: sha512-aa, tarball: file:packed.tgz}\n    version: 1.0.0\n\n  own@file:own:\n    resolution: {directory: own, type: directory}\n`,
    [
      "plain",
      `from-git: git ${git}`,
      "private: registry https://npm.example.org/private.tgz",
      "packed: file file:packed.tgz",
      "own: path own",
    ],
  ],
  [
    "bun.lock",
    `{ "lockfileVersion": 1, "workspaces": {}, "packages": {\n"plain": ["plain@1.0.0", "", {}, "sha512-aa"],\n"private": ["private@1.0.0", "https://npm.example.org/private.tgz", {}, "sha512-aa"],\n"from-git": ["from-git@github:drill/one#0123", {}, "drill-one-0123"],\n"packed": ["packed@packed.tgz", {}],\n"own": ["own@workspace:packages/own"],\n} }`,
    [
      "plain",
      "private: registry https://npm.example.org/private.tgz",
      "from-git: git github:drill/one#0123",
      "packed: file ./packed.tgz",
      "own: path packages/own",
    ],
  ],
  [
    "requirements.txt",
    `plain==1.0\nfrom-git @ git+${git}@0123\nfrom-url @ https://files.example.org/from_url-1.0.whl\n-e git+${git}#egg=edited\n`,
    [
      "plain",
      `from-git: git git+${git}@0123`,
      "from-url: url https://files.example.org/from_url-1.0.whl",
      `edited: git git+${git}#egg=edited`,
    ],
  ],
  [
    "requirements.txt",
    "--index-url https://pypi.example.org/simple\nprivate==1.0\n",
    ["private: registry https://pypi.example.org/simple"],
  ],
  ["requirements.txt", `-i ${proxy}/pypi-proxy/simple\nproxied==1.0\n`, ["proxied"]],
  [
    "requirements.txt",
    "--index-url https://pypi.org/simple\n--extra-index-url https://pypi.example.org/simple\neither==1.0\n",
    ["either"],
  ],
  ["requirements.txt", "--extra-index-url=https://pypi.org/simple\nplain==1.0\n", ["plain"]],
  [
    "Pipfile.lock",
    JSON.stringify({
      _meta: {
        sources: [
          { name: "pypi", url: "https://pypi.org/simple" },
          { name: "own", url: "https://pypi.example.org/simple" },
        ],
      },
      default: {
        plain: { version: "==1.0", index: "pypi" },
        private: { version: "==1.0", index: "own" },
        "from-git": { git, ref: "0123" },
        here: { path: ".", editable: true },
      },
    }),
    ["plain", "private: registry https://pypi.example.org/simple", `from-git: git ${git}`],
  ],
  [
    "poetry.lock",
    `[[package]]\nname = "plain"\nversion = "1.0"\n\n[[package]]\nname = "from-git"\nversion = "1.0"\n[package.source]\ntype = "git"\nurl = "${git}"\n\n[[package]]\nname = "private"\nversion = "1.0"\n[package.source]\ntype = "legacy"\nurl = "https://pypi.example.org/simple"\n\n[[package]]\nname = "own"\nversion = "1.0"\n[package.source]\ntype = "directory"\nurl = "own"\n`,
    ["plain", `from-git: git ${git}`, "private: registry https://pypi.example.org/simple", "own: path own"],
  ],
  [
    "uv.lock",
    `version = 1\n\n[[package]]\nname = "plain"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }\n\n[[package]]\nname = "private"\nversion = "1.0"\nsource = { registry = "https://pypi.example.org/simple" }\n\n[[package]]\nname = "from-git"\nversion = "1.0"\nsource = { git = "${git}?rev=1#0123" }\n\n[[package]]\nname = "packed"\nversion = "1.0"\nsource = { path = "packed.whl" }\n\n[[package]]\nname = "own"\nversion = "1.0"\nsource = { editable = "." }\n`,
    [
      "plain",
      "private: registry https://pypi.example.org/simple",
      `from-git: git ${git}#0123`,
      "packed: file packed.whl",
    ],
  ],
  [
    "pdm.lock",
    `[metadata]\nlock_version = "4.5"\n\n[[package]]\nname = "plain"\nversion = "1.0"\n\n[[package]]\nname = "from-git"\nversion = "1.0"\ngit = "${git}"\nrevision = "0123"\n\n[[package]]\nname = "from-url"\nversion = "1.0"\nurl = "https://files.example.org/from_url-1.0.whl"\n\n[[package]]\nname = "own"\nversion = "1.0"\npath = "./own"\n`,
    [
      "plain",
      `from-git: git ${git}`,
      "from-url: url https://files.example.org/from_url-1.0.whl",
      "own: path ./own",
    ],
  ],
  [
    "pylock.toml",
    `lock-version = "1.0"\n\n[[packages]]\nname = "plain"\nversion = "1.0"\nindex = "https://pypi.org/simple"\n\n[[packages]]\nname = "from-git"\nvcs = { type = "git", url = "${git}", commit-id = "0123" }\n\n[[packages]]\nname = "own"\ndirectory = { path = "." }\n`,
    ["plain", `from-git: git ${git}`],
  ],
  [
    "Cargo.lock",
    `version = 4\n\n[[package]]\nname = "own"\nversion = "1.0.0"\n\n[[package]]\nname = "plain"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n[[package]]\nname = "private"\nversion = "1.0.0"\nsource = "sparse+https://crates.example.org/index/"\n\n[[package]]\nname = "from-git"\nversion = "1.0.0"\nsource = "git+${git}?rev=1#0123"\n`,
    [
      "own: path .",
      "plain",
      "private: registry https://crates.example.org/index/",
      `from-git: git git+${git}#0123`,
    ],
  ],
  [
    "Gemfile.lock",
    `GIT\n  remote: ${git}\n  revision: 0123\n  specs:\n    from-git (1.0.0)\n\nPATH\n  remote: own\n  specs:\n    own (1.0.0)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    plain (1.0.0)\n\nGEM\n  remote: https://gems.example.org/\n  specs:\n    private (1.0.0)\n`,
    [`from-git: git ${git}`, "own: path own", "plain", "private: registry https://gems.example.org/"],
  ],
  [
    "composer.lock",
    JSON.stringify({
      packages: [
        {
          name: "drill/plain",
          version: "1.0.0",
          "notification-url": "https://packagist.org/downloads/",
          source: { type: "git", url: git },
        },
        {
          name: "drill/module",
          version: "1.0.0",
          "notification-url": "https://packages.example.org/8/downloads",
          source: { type: "git", url: git },
        },
        { name: "drill/forked", version: "1.0.0", source: { type: "git", url: git } },
        { name: "drill/own", version: "1.0.0", dist: { type: "path", url: "../own" } },
      ],
      "packages-dev": [],
    }),
    [
      "drill/plain",
      "drill/module: registry https://packages.example.org/8",
      `drill/forked: git ${git}`,
      "drill/own: path ../own",
    ],
  ],
  [
    "go.mod",
    "module example.org/drill\n\ngo 1.24.1\n\nrequire (\n\texample.org/plain v1.0.0\n\texample.org/forked v1.0.0\n\texample.org/local v1.0.0\n)\n\nreplace example.org/forked => example.org/fork v1.0.1\n\nreplace example.org/local => ../local\n",
    [
      "example.org/plain",
      "example.org/forked: replaced example.org/fork",
      "example.org/fork",
      "example.org/local: path ../local",
      "stdlib",
    ],
  ],
  [
    "pubspec.lock",
    `packages:\n  plain:\n    dependency: "direct main"\n    description:\n      name: plain\n      url: "https://pub.dev"\n    source: hosted\n    version: "1.0.0"\n  private:\n    dependency: "direct main"\n    description:\n      name: private\n      url: "https://pub.example.org"\n    source: hosted\n    version: "1.0.0"\n  from_git:\n    dependency: "direct main"\n    description:\n      path: "."\n      url: "${git}"\n    source: git\n    version: "1.0.0"\n  own:\n    dependency: "direct main"\n    description:\n      path: own\n    source: path\n    version: "1.0.0"\n`,
    ["plain", "private: registry https://pub.example.org", `from_git: git ${git}`, "own: path own"],
  ],
  [
    "Manifest.toml",
    `julia_version = "1.11.0"\nmanifest_format = "2.0"\n\n[[deps.Plain]]\ngit-tree-sha1 = "aa"\nuuid = "u1"\nversion = "1.0.0"\n\n[[deps.FromGit]]\ngit-tree-sha1 = "bb"\nrepo-rev = "main"\nrepo-url = "${git}"\nuuid = "u2"\nversion = "1.0.0"\n\n[[deps.Own]]\npath = "../Own"\nuuid = "u3"\nversion = "1.0.0"\n`,
    ["Plain", `FromGit: git ${git}`, "Own: path ../Own"],
  ],
  [
    "mix.lock",
    `%{\n  "plain": {:hex, :plain, "1.0.0", "aa", [:mix], [], "hexpm", "bb"},\n  "private": {:hex, :private, "1.0.0", "aa", [:mix], [{:plain, "~> 1.0", [hex: :plain, repo: "hexpm", optional: false]}], "hexpm:drill", "bb"},\n  "from_git": {:git, "${git}", "0123", []},\n}\n`,
    ["plain", "private: registry hexpm:drill", `from_git: git ${git}`],
  ],
  [
    "Podfile.lock",
    `PODS:\n  - Plain (1.0.0)\n  - FromGit (1.0.0)\n  - Own (1.0.0)\n\nEXTERNAL SOURCES:\n  FromGit:\n    :git: ${git}\n  Own:\n    :path: "../own"\n`,
    ["Plain", `FromGit: git ${git}`, "Own: path ../own"],
  ],
  [
    "Package.resolved",
    JSON.stringify({
      version: 3,
      pins: [
        { identity: "plain", kind: "remoteSourceControl", location: git, state: { version: "1.0.0" } },
        { identity: "own", kind: "localSourceControl", location: "/drill/own", state: { revision: "1" } },
        { identity: "near", kind: "fileSystem", location: "/drill/near", state: {} },
      ],
    }),
    ["plain", "own: path /drill/own", "near: path /drill/near"],
  ],
  [
    "paket.lock",
    "NUGET\n  remote: https://api.nuget.org/v3/index.json\n    Plain (1.0)\n  remote: https://nuget.example.org/v3/index.json\n    Private (1.0)\n",
    ["Plain", "Private: registry https://nuget.example.org/v3/index.json"],
  ],
  [
    "drill.cdx.json",
    JSON.stringify({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [
        { type: "library", name: "plain", purl: "pkg:npm/plain@1.0.0" },
        {
          type: "library",
          name: "from-git",
          purl: `pkg:npm/from-git@1.0.0?vcs_url=${encodeURIComponent(`git+${git}`)}`,
        },
        {
          type: "library",
          name: "from-url",
          purl: "pkg:pypi/from-url@1.0?download_url=https%3A%2F%2Ffiles.example.org%2Ffrom_url.whl",
        },
        {
          type: "library",
          name: "private",
          purl: "pkg:maven/g/private@1.0?repository_url=maven.example.org%2Frelease",
        },
        {
          type: "library",
          name: "central",
          purl: "pkg:maven/g/central@1.0?repository_url=https%3A%2F%2Frepo.maven.apache.org%2Fmaven2",
        },
        ...[
          "golang/example.org/private@v1.0.0?repository_url=goproxy.example.org",
          "golang/example.org/plain@v1.0.0?repository_url=proxy.golang.org",
          "oci/private@sha256:00?repository_url=registry.example.org/private",
          "oci/plain@sha256:00?repository_url=docker.io/library/plain",
          "conda/private@1.0?channel=drill",
          "conda/plain@1.0?channel=conda-forge",
        ].map((purl) => ({ type: "library", name: purl.split("/")[0], purl: `pkg:${purl}` })),
      ],
    }),
    [
      "plain",
      `from-git: git git+${git}`,
      "from-url: url https://files.example.org/from_url.whl",
      "private: registry https://maven.example.org/release",
      "central",
      "golang: registry https://goproxy.example.org",
      "golang",
      "oci: registry https://registry.example.org/private",
      "oci",
      "conda: registry https://drill",
      "conda",
    ],
  ],
  [
    "drill.spdx.json",
    JSON.stringify({
      spdxVersion: "SPDX-2.3",
      packages: [
        "NOASSERTION",
        "https://registry.npmjs.org/a/-/a-1.0.0.tgz",
        "https://npm.example.org/a/-/a-1.0.0.tgz",
        `git+${git}`,
        "https://a.example.org/about",
      ].map((downloadLocation, i) => ({
        name: `p${i}`,
        downloadLocation,
        externalRefs: [{ referenceType: "purl", referenceLocator: "pkg:npm/a@1.0.0" }],
      })),
    }),
    ["p0", "p1", "p2: registry https://npm.example.org/a/-/a-1.0.0.tgz", `p3: git git+${git}`, "p4"],
  ],
];

for (const [path, text, origins] of lists)
  test(`origins in ${path}: ${origins.length} components`, () =>
    assert.deepEqual(originsIn(path, text), origins));

test("a place is short and keeps no secret", () => {
  const { place } = originAt("url", `https://user:secret@example.org/a?token=secret#${"x".repeat(5000)}`);
  assert.ok(place.length <= 200);
  assert.doesNotMatch(place, /secret/);
});
