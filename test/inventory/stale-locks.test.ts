/** A manifest is held against the lock beside it: what it requires and the lock has not is unknown, in every tool that has both. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestKinds } from "#core/inventory/manifest/manifest-kinds.ts";
import { manifestNames } from "#core/inventory/manifest/requires/index.ts";
import { filesLeftOut, type FileTexts } from "#test/inventory/files-left-out.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

const npmLock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages });
const drill = { "node_modules/drill": { version: "1.4.0" } };
const uv = 'version = 1\nrequires-python = ">=3.12"\n';

/** A manifest that requires `drill` and `gate` by name, and a lock that has `drill` alone. */
const pairs: readonly (readonly [
  manifest: string,
  text: string,
  lock: string,
  lockText: string,
  left?: string,
])[] = [
  [
    "package.json",
    '{"dependencies":{"drill":"^1.0.0"},"devDependencies":{"gate":"1.0.0"},"optionalDependencies":{"maybe":"1"}}',
    "package-lock.json",
    npmLock({ "": {}, ...drill }),
    "gate 1.0.0",
  ],
  [
    "package.json",
    '{"dependencies":{"drill":"^1.0.0","other":"npm:gate@^2.0.0"}}',
    "yarn.lock",
    '# yarn lockfile v1\ndrill@^1.0.0:\n  version "1.4.0"\n',
    "gate ^2.0.0",
  ],
  [
    "package.json",
    '{"dependencies":{"drill":"catalog:","gate":"latest"}}',
    "pnpm-lock.yaml",
    "lockfileVersion: '9.0'\npackages:\n  drill@1.4.0:\n    resolution: {integrity: sha512-00}\n",
  ],
  [
    "package.json",
    '{"dependencies":{"drill":"1","gate":"workspace:*"}}',
    "bun.lock",
    '{"lockfileVersion":1,"workspaces":{"":{}},"packages":{"drill":["drill@1.4.0","",{},""]}}',
  ],
  [
    "pyproject.toml",
    '[project]\nname = "app"\ndependencies = ["Drill>=1", "gate", "old; python_version < \'3\'"]\n',
    "uv.lock",
    `${uv}[[package]]\nname = "drill"\nversion = "1.4.0"\nsource = { registry = "https://pypi.org/simple" }\n`,
  ],
  [
    "pyproject.toml",
    '[tool.poetry.dependencies]\npython = "^3.12"\ndrill = "1.4.0"\n[tool.poetry.group.dev.dependencies]\ngate = "*"\n',
    "poetry.lock",
    '[[package]]\nname = "drill"\nversion = "1.4.0"\n[metadata]\nlock-version = "2.0"\n',
  ],
  [
    "Pipfile",
    '[packages]\ndrill = "*"\n[dev-packages]\ngate = {version = "*"}\n',
    "Pipfile.lock",
    '{"_meta":{},"default":{"drill":{"version":"==1.4.0"}},"develop":{}}',
  ],
  [
    "setup.py",
    "setup(install_requires=['drill', 'gate'])\n",
    "requirements.txt",
    "drill==1.4.0\n    # via app\n",
  ],
  [
    "setup.cfg",
    "[options]\ninstall_requires =\n  drill\n  gate\n",
    "uv.lock",
    `${uv}[[package]]\nname = "drill"\nversion = "1.4.0"\n`,
  ],
  [
    "Cargo.toml",
    '[package]\nname = "app"\n[dependencies]\ndrill = "1"\nother = { package = "gate", version = "1" }\n',
    "Cargo.lock",
    'version = 4\n[[package]]\nname = "app"\nversion = "0.1.0"\n[[package]]\nname = "drill"\nversion = "1.4.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    "gate 1",
  ],
  [
    "composer.json",
    '{"require":{"php":"^8","drill/drill":"^1.0","drill/log":"1.0","gate/gate":"^1.0"}}',
    "composer.lock",
    '{"packages":[{"name":"drill/drill","version":"1.4.0","provide":{"drill/log":"1.0"}}],"packages-dev":[]}',
    "gate/gate ^1.0",
  ],
  [
    "Gemfile",
    "gem 'drill', '~> 1.0'\ngroup :test do\n  gem 'gate'\nend\nif ENV['CI']\n  gem 'seldom'\nend\ngem 'here', path: 'here'\n",
    "Gemfile.lock",
    "GEM\n  remote: https://rubygems.org/\n  specs:\n    drill (1.4.0)\n\nDEPENDENCIES\n  drill (~> 1.0)\n",
  ],
  [
    "app.csproj",
    '<Project><ItemGroup><PackageReference Include="Drill" Version="1.0.0"/><PackageReference Include="Gate" Version="2.0.0"/><PackageReference Include="Seldom" Version="1" Condition="false"/></ItemGroup></Project>',
    "packages.lock.json",
    '{"version":1,"dependencies":{"net8.0":{"Drill":{"type":"Direct","resolved":"1.4.0"}}}}',
    "Gate 2.0.0",
  ],
  [
    "build.gradle",
    "dependencies {\n  implementation 'org.drill:drill:1.0'\n  testImplementation(\"org.drill:gate:1.0\")\n}\n",
    "gradle.lockfile",
    "org.drill:drill:1.4.0=compileClasspath\nempty=\n",
    "org.drill:gate 1.0",
  ],
  [
    "pubspec.yaml",
    "name: app\ndependencies:\n  flutter:\n    sdk: flutter\n  drill: ^1.0.0\n  gate: any\n",
    "pubspec.lock",
    'packages:\n  drill:\n    source: hosted\n    version: "1.4.0"\n  flutter:\n    source: sdk\n    version: "0.0.0"\nsdks:\n  dart: ">=3.0.0"\n',
  ],
  [
    "mix.exs",
    'defp deps do\n  [{:drill, "~> 1.0"}, {:gate, "~> 1.0", only: :test}, {:here, path: "../here"}]\nend\n',
    "mix.lock",
    '%{\n  "drill": {:hex, :drill, "1.4.0", "00", [:mix], [], "hexpm", "00"},\n}\n',
    "gate ~> 1.0",
  ],
  [
    "Package.swift",
    'dependencies: [.package(url: "https://drill.example/a/drill.git", from: "1.0.0"), .package(url: "https://drill.example/a/gate", from: "1.0.0")]\n',
    "Package.resolved",
    '{"pins":[{"identity":"drill","kind":"remoteSourceControl","location":"https://drill.example/a/drill.git","state":{"version":"1.4.0"}}],"version":2}',
    "https://drill.example/a/gate",
  ],
  [
    "Podfile",
    "pod 'drill/Core'\npod 'gate', '~> 1'\n",
    "Podfile.lock",
    "PODS:\n  - drill/Core (1.4.0)\n\nDEPENDENCIES:\n  - drill/Core\n",
  ],
  [
    "conanfile.txt",
    "[requires]\ndrill/1.4.0\ngate/1.0\n",
    "conan.lock",
    '{"version":"0.5","requires":["drill/1.4.0"]}',
  ],
  [
    "Project.toml",
    '[deps]\ndrill = "00000000-0000-0000-0000-000000000001"\ngate = "00000000-0000-0000-0000-000000000002"\n',
    "Manifest.toml",
    'manifest_format = "2.0"\n[[deps.drill]]\nversion = "1.4.0"\nuuid = "00000000-0000-0000-0000-000000000001"\n',
  ],
];

for (const [manifest, text, lock, lockText, what = "gate"] of pairs)
  test(`${manifest} beside ${lock}`, async () => {
    assert.deepEqual(await filesLeftOut({ [manifest]: text, [lock]: lockText }), [
      `${manifest} lock-stale ${what}`,
    ]);
  });

test("an entry of a version that the manifest does not allow is of an older manifest, unless the manifest overrides it", async () => {
  const wants = '"dependencies":{"drill":"^2.0.0"}';
  const lock = { "package-lock.json": npmLock({ "": {}, ...drill }) };
  assert.deepEqual(await filesLeftOut({ "package.json": `{${wants}}`, ...lock }), [
    "package.json lock-stale drill ^2.0.0",
  ]);
  assert.deepEqual(
    await filesLeftOut({ "package.json": `{${wants},"overrides":{"drill":"1.4.0"}}`, ...lock }),
    [],
  );
});

test("members of a workspace stand for themselves while their folders are there", async () => {
  const lock = { "": {}, a: {}, "node_modules/a": { link: true, resolved: "a" }, ...drill };
  const files = {
    "package.json": '{"workspaces":["a","b"],"dependencies":{"a":"*","drill":"1"}}',
    "package-lock.json": npmLock({ ...lock, b: {} }),
    "b/package.json": '{"name":"b","dependencies":{"a":"workspace:*","drill":"1"}}',
  };
  assert.deepEqual(await filesLeftOut(files), ["package.json member-missing a"]);
  assert.deepEqual(await filesLeftOut({ ...files, "a/package.json": '{"name":"a"}' }), []);
  const { a: _, ...cut } = { ...lock };
  assert.deepEqual(await filesLeftOut({ "package-lock.json": npmLock(cut) }), [
    "package-lock.json entry-missing a",
  ]);
  const yarn = { "package.json": '{"dependencies":{"a":"1.0.0"}}', "yarn.lock": "# yarn lockfile v1\n" };
  assert.deepEqual(await filesLeftOut({ ...yarn, "a/package.json": '{"name":"a"}' }), []);
  assert.deepEqual(await filesLeftOut(yarn), ["package.json lock-stale a 1.0.0"]);
});

test("a link of pnpm leads to a folder that the lock knows", async () => {
  const text = (link: string): string =>
    `lockfileVersion: '9.0'\nimporters:\n  .: {}\n  a:\n    dependencies:\n      b:\n        specifier: workspace:*\n        version: link:${link}\n  b: {}\n`;
  assert.deepEqual(await filesLeftOut({ "pnpm-lock.yaml": text("../b") }), []);
  assert.deepEqual(await filesLeftOut({ "pnpm-lock.yaml": text("../c") }), [
    "pnpm-lock.yaml entry-missing b",
  ]);
});

test("a manifest that cannot be read is not answered for by its lock; what a lock of one environment leaves out is no fault", async () => {
  assert.deepEqual(
    await filesLeftOut({ "package.json": "{", "package-lock.json": npmLock({ "": {}, ...drill }) }),
    ["package.json list-unreadable"],
  );
  const files = {
    "pyproject.toml": '[project]\ndependencies = ["drill"]\n[dependency-groups]\ndev = ["gate"]\n',
    "requirements.txt": "drill==1.4.0\n    # via app\n",
  };
  assert.deepEqual(await filesLeftOut(files), []);
});

test("a project whose requirements a program or another file says is not answered for by its lock", async () => {
  const lock = `${uv}[[package]]\nname = "drill"\nversion = "1.4.0"\n`;
  const leftOut = async (name: string, text: string): Promise<readonly string[]> =>
    await filesLeftOut({ [name]: text, "uv.lock": lock });
  for (const value of [
    "REQUIRED",
    "'drill'",
    "['drill'] + MORE",
    "[f'{x}']",
    "[x for x in y]",
    "open('r').read()",
  ])
    assert.deepEqual(await leftOut("setup.py", `setup(install_requires=${value})\n`), [
      "setup.py list-unreadable",
    ]);
  assert.deepEqual(await leftOut("setup.cfg", "[options]\ninstall_requires = file: more.in\n"), [
    "setup.cfg list-unreadable",
  ]);
  for (const value of ["('drill', 'gate')", "[  # see [1]\n 'drill',\n 'gate',\n]"])
    assert.deepEqual(await leftOut("setup.py", `setup(install_requires=${value})\n`), [
      "setup.py lock-stale gate",
    ]);
  const plain = "install_requires = ['drill']\nsetup(install_requires=install_requires)\n";
  assert.deepEqual(await leftOut("setup.py", plain), []);
  const dynamic = "[project]\nname = 'app'\ndynamic = ['dependencies']\n";
  const ofFile = "[tool.setuptools.dynamic]\ndependencies = { file = ['more.txt'] }\n";
  assert.deepEqual(await leftOut("pyproject.toml", dynamic + ofFile), ["pyproject.toml list-unreadable"]);
  assert.deepEqual(
    await leftOut("pyproject.toml", `${dynamic}[tool.poetry.dependencies]\ndrill = "*"\n`),
    [],
  );
  assert.deepEqual(await leftOut("pyproject.toml", dynamic), []);
  assert.deepEqual(await filesLeftOut({ "pyproject.toml": dynamic + ofFile }), [
    "pyproject.toml lock-missing",
  ]);
});

test("a catalog is replaced by any lock of its project, and what no lock replaces is named beside a clean one", async () => {
  const catalog = '[libraries]\ndrill = "org.drill:drill:1.0"\n';
  const lock = "org.drill:drill:1.4.0=compileClasspath\nempty=\n";
  assert.deepEqual(
    await filesLeftOut({ "gradle/libs.versions.toml": catalog, "app/gradle.lockfile": lock }),
    [],
  );
  assert.deepEqual(await filesLeftOut({ "gradle/libs.versions.toml": catalog }), [
    "gradle/libs.versions.toml lock-missing",
  ]);
  const beside = {
    "package.json": '{"dependencies":{"drill":"1"}}',
    "package-lock.json": npmLock({ "": {}, ...drill }),
  };
  const others: FileTexts = {
    "build.sbt": 'libraryDependencies += "org.drill" %% "core" % "1.0"\n',
    Dockerfile: "FROM drill.example/app:1\n",
    cpanfile: "requires 'Drill';\n",
    "ivy.xml": '<ivy-module><dependencies><dependency name="a"/></dependencies></ivy-module>',
  };
  assert.deepEqual(await filesLeftOut({ ...beside, ...others }), [
    "Dockerfile manifest-unread",
    "build.sbt manifest-unread",
    "cpanfile manifest-unread",
    "ivy.xml manifest-unread",
  ]);
});

test("no manifest costs more than its length to read the names of", () => {
  const pieces = [
    " ",
    "\n",
    '"',
    "'",
    "#",
    "{",
    "[",
    "{:a, ",
    "gem 'a', '",
    "gem 'a' do\n",
    "api('a:b'",
    '.package(url: "',
    "a==1 ",
    "[a]\n",
  ];
  for (const { name } of manifestKinds)
    for (const piece of pieces) {
      const start = processorTime();
      manifestNames(name, piece.repeat(100_000 / piece.length));
      assert.ok(processorTime() - start < 5000, `${name}: ${JSON.stringify(piece)}`);
    }
});
