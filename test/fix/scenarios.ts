/** Projects with something affected in them, one a package manager, whose registries stand on loopback or in folders. */
import { join } from "node:path";
import type { FixScenario } from "#test/fix/carry-out.ts";

const npmManifest = JSON.stringify({
  name: "drill-storefront",
  version: "1.0.0",
  private: true,
  dependencies: {
    "drill-parent": "1.0.0",
    "drill-loose": "^1.0.0",
    "drill-direct": "^1.0.0",
    "drill-alias": "npm:drill-left@1.0.0",
  },
  devDependencies: { "drill-tool": "1.0.0" },
});

/** What the registries for Node serve. */
export const npmPackages = {
  "drill-left": { "1.0.0": {}, "1.0.5": {}, "1.1.0": {}, "2.0.0": {} },
  "drill-direct": { "1.0.0": {}, "2.0.0": {} },
  "drill-tool": { "1.0.0": {}, "1.2.0": {} },
  "drill-pinned": { "1.0.0": {}, "1.0.5": {}, "1.1.0": {} },
  "drill-floating": { "1.0.0": {}, "1.0.1": {} },
  "drill-parent": { "1.0.0": { "drill-pinned": "1.0.0" }, "1.2.0": { "drill-pinned": "1.0.5" } },
  "drill-loose": { "1.0.0": { "drill-floating": "^1.0.0" } },
};

const npmAdvisories = [
  ["npm", "drill-left", "1.1.0"],
  ["npm", "drill-direct", "2.0.0"],
  ["npm", "drill-tool", "1.2.0"],
  ["npm", "drill-pinned", "1.1.0"],
  ["npm", "drill-floating", "1.0.1"],
  ["npm", "drill-parent", "1.2.0"],
] as const;

/** The scenarios of Node's package managers. `url` is the registry's. */
export function nodeScenarios(url: string): readonly FixScenario[] {
  const env = {
    npm_config_registry: url,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
  const older = npmManifest.replace('"drill-loose"', '"drill-floating":"1.0.0","drill-loose"');
  /** A lock from before the newer release of drill-floating was there. */
  const withOlderFloating = (install: string, remove: string): readonly string[] => [
    install,
    remove,
    install,
  ];
  const manifest = { "package.json": older };
  const registry = [url, "https://registry.npmjs.org/"] as const;
  const all: readonly FixScenario[] = [
    {
      name: "npm",
      tool: "npm",
      files: { ...manifest, ".npmrc": `registry=${url}\n` },
      prepare: [
        "npm install --package-lock-only",
        "npm pkg delete dependencies.drill-floating",
        "npm install --package-lock-only",
      ],
      advisories: npmAdvisories,
      env,
    },
    {
      name: "pnpm",
      tool: "pnpm",
      files: { ...manifest, ".npmrc": `registry=${url}\n` },
      prepare: withOlderFloating(
        "pnpm install --lockfile-only --no-frozen-lockfile",
        "npm pkg delete dependencies.drill-floating",
      ),
      advisories: npmAdvisories,
      env: { ...env, CI: "" },
    },
    {
      name: "yarn 1",
      tool: "yarn",
      files: { ...manifest, ".npmrc": `registry=${url}\n`, ".yarnrc": `registry "${url}"\n` },
      prepare: withOlderFloating("yarn install", "npm pkg delete dependencies.drill-floating"),
      advisories: npmAdvisories,
      env,
    },
    {
      name: "yarn 4",
      tool: "yarn-berry",
      files: {
        ...manifest,
        ".yarnrc.yml": `npmRegistryServer: "${url.replace(/\/$/, "")}"\nunsafeHttpWhitelist: ["127.0.0.1"]\nenableTelemetry: false\nenableGlobalCache: false\nenableImmutableInstalls: false\nnodeLinker: node-modules\nnpmMinimalAgeGate: 0\n`,
      },
      prepare: [
        'mkdir -p ../bin && ln -s "$(command -v yarn-berry)" ../bin/yarn',
        "npm pkg delete dependencies.drill-floating",
        "yarn-berry install",
        "yarn-berry set resolution drill-floating@npm:^1.0.0 npm:1.0.0",
      ],
      advisories: npmAdvisories,
      env: { PATH: `../bin:${process.env["PATH"] ?? ""}` },
    },
    {
      name: "bun",
      tool: "bun",
      files: { ...manifest, "bunfig.toml": `[install]\nregistry = "${url}"\n` },
      prepare: withOlderFloating("bun install", "npm pkg delete dependencies.drill-floating"),
      advisories: npmAdvisories,
    },
  ];
  return all.map((scenario) => ({ ...scenario, registry }));
}

/** Modules for {@link goScenario}. */
export const goModules = {
  "drill.example/left": { "v1.0.0": {}, "v1.1.0": {} },
  "drill.example/deep": { "v1.0.0": {}, "v1.2.0": {} },
  "drill.example/parent": { "v1.0.0": { "drill.example/deep": "v1.0.0" } },
};

/** Modules required directly and by another module. */
export function goScenario(proxy: string): FixScenario {
  return {
    name: "go",
    tool: "go",
    files: {
      "go.mod":
        "module drill.example/app\n\ngo 1.20\n\nrequire (\n\tdrill.example/left v1.0.0\n\tdrill.example/parent v1.0.0\n)\n",
      "main.go":
        'package main\n\nimport _ "drill.example/left"\nimport _ "drill.example/parent"\n\nfunc main() {}\n',
    },
    prepare: ["go mod tidy"],
    advisories: [
      ["Go", "drill.example/left", "1.1.0"],
      ["Go", "drill.example/deep", "1.2.0"],
    ],
    env: {
      GOPROXY: `file://${proxy}`,
      GONOSUMDB: "*",
      GOSUMDB: "off",
      GOFLAGS: "-mod=mod -modcacherw",
      GOTOOLCHAIN: "local",
      GOPATH: join(proxy, "..", "gopath"),
      GOCACHE: join(proxy, "..", "gocache"),
    },
  };
}

/** Crates for {@link cargoScenario}. */
export const crates = {
  drillleft: { "1.0.0": {}, "1.1.0": {}, "2.0.0": {}, "2.1.0": {} },
  drilldeep: { "0.3.0": {}, "0.3.4": {} },
  drillparent: { "1.0.0": { drilldeep: "0.3.0", drillleft: "2" } },
};

/** Two versions of one crate in one lock, and one that another crate requires. */
export function cargoScenario(registry: string): FixScenario {
  return {
    name: "cargo",
    tool: "cargo",
    files: {
      "Cargo.toml":
        '[package]\nname = "drillapp"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndrillleft = "1.0.0"\ndrillparent = "1"\n',
      "src/lib.rs": "",
      ".cargo/config.toml": `[source.crates-io]\nreplace-with = "drill"\n\n[source.drill]\nlocal-registry = "${registry}"\n`,
    },
    prepare: [
      "cargo generate-lockfile",
      "cargo update -p drillleft@1.1.0 --precise 1.0.0",
      "cargo update -p drilldeep --precise 0.3.0",
    ],
    advisories: [
      ["crates.io", "drillleft", "1.1.0"],
      ["crates.io", "drilldeep", "0.3.4"],
    ],
    env: {
      CARGO_HOME: join(registry, "..", "cargo"),
      RUSTUP_HOME: process.env["RUSTUP_HOME"] ?? join(process.env["HOME"] ?? "", ".rustup"),
    },
  };
}

const pyproject = (url: string): string =>
  `[project]\nname = "drillapp"\nversion = "0.1"\nrequires-python = ">=3.9"\ndependencies = ["drillparent", "drillloose", "drilldirect==1.0"]\n\n[[tool.uv.index]]\nurl = "${url}"\ndefault = true\n\n[tool.pdm]\ndistribution = false\n\n[[tool.pdm.source]]\nname = "pypi"\nurl = "${url}"\nverify_ssl = false\n\n[tool.poetry]\npackage-mode = false\n\n[[tool.poetry.source]]\nname = "drill"\nurl = "${url}"\npriority = "primary"\n`;

/** Distributions for {@link pythonScenarios}: versions with their requirements. */
export const distributions = {
  drilldirect: { "1.0": [], "1.1": [] },
  drillleft: { "1.0": [], "1.2": [] },
  drillparent: { "1.0": ["drillleft<1.1"] },
  drillfloat: { "1.0": [], "1.3": [] },
  drillloose: { "1.0": ["drillfloat>=1.0"] },
};

/** pip, uv, poetry, pdm and pipenv. `url` is a simple index. */
export function pythonScenarios(url: string): readonly FixScenario[] {
  const direct = [["PyPI", "drilldirect", "1.1"]] as const;
  const floating = [["PyPI", "drillfloat", "1.3"]] as const;
  const older = pyproject(url).replace('"drillloose"', '"drillloose", "drillfloat==1.0"');
  const drop = "sed -i 's/, \"drillfloat==1.0\"//' pyproject.toml";
  const env = {
    UV_PYTHON_DOWNLOADS: "never",
    PDM_CHECK_UPDATE: "0",
    POETRY_VIRTUALENVS_IN_PROJECT: "true",
    PIPENV_VENV_IN_PROJECT: "1",
    PIP_INDEX_URL: url,
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
  };
  const files = { "pyproject.toml": older };
  const registry = [url, "https://pypi.org/simple"] as const;
  const all: readonly FixScenario[] = [
    {
      name: "pip",
      tool: "python3",
      files: { "requirements.txt": "drilldirect==1.0  # a comment\ndrillloose==1.0\n" },
      prepare: [],
      advisories: direct,
      env,
    },
    {
      name: "uv",
      tool: "uv",
      files,
      prepare: ["uv lock", drop, "uv lock"],
      advisories: [...direct, ...floating],
      env,
    },
    {
      name: "poetry",
      tool: "poetry",
      files,
      prepare: ["poetry lock", drop, "poetry lock"],
      advisories: [...direct, ...floating],
      env,
    },
    {
      name: "pdm",
      tool: "pdm",
      files,
      prepare: ["pdm lock", drop, "pdm lock --update-reuse"],
      advisories: [...direct, ...floating, ["PyPI", "drillleft", "1.2"]],
      env,
    },
    {
      name: "pipenv",
      tool: "pipenv",
      files: {
        Pipfile: `[[source]]\nname = "drill"\nurl = "${url}"\nverify_ssl = false\n\n[packages]\ndrilldirect = "==1.0"\ndrillloose = "*"\n`,
      },
      prepare: ["pipenv lock"],
      advisories: direct,
      env,
    },
  ];
  return all.map((scenario) => ({ ...scenario, registry }));
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>drill</groupId>
  <artifactId>app</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>commons-io</groupId>
      <artifactId>commons-io</artifactId>
      <version>2.6</version>
    </dependency>
    <dependency>
      <groupId>junit</groupId>
      <artifactId>junit</artifactId>
      <version>4.12</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
</project>
`;

/** Packages without content, which Composer takes from composer.json itself. */
function composerManifest(more: Readonly<Record<string, string>>): string {
  const packages = [
    { name: "drill/direct", version: "1.0.0" },
    { name: "drill/direct", version: "1.1.0" },
    { name: "drill/float", version: "1.0.0" },
    { name: "drill/float", version: "1.2.0" },
    { name: "drill/parent", version: "1.0.0", require: { "drill/float": "^1.0" } },
  ];
  return JSON.stringify({
    name: "drill/app",
    repositories: [
      { type: "package", package: packages.map((one) => ({ ...one, type: "metapackage" })) },
      { "packagist.org": false },
    ],
    require: { "drill/direct": "1.0.0", "drill/parent": "^1.0", ...more },
  });
}

/** Managers whose plugins come from their public registry: run where that can be reached. */
export const otherScenarios: readonly FixScenario[] = [
  {
    name: "maven",
    tool: "mvn",
    files: { "pom.xml": pom },
    prepare: [],
    advisories: [
      ["Maven", "commons-io:commons-io", "2.7"],
      ["Maven", "junit:junit", "4.13.1"],
    ],
  },
  {
    name: "composer",
    tool: "composer",
    files: {
      "composer.json": composerManifest({ "drill/float": "1.0.0" }),
      "composer.later.json": composerManifest({}),
    },
    prepare: [
      "composer update --no-install --quiet",
      "mv composer.later.json composer.json",
      "composer update --lock --no-install --quiet",
    ],
    advisories: [
      ["Packagist", "drill/direct", "1.1.0"],
      ["Packagist", "drill/float", "1.2.0"],
    ],
    env: { COMPOSER_ALLOW_SUPERUSER: "1", COMPOSER_HOME: ".composer" },
  },
];
