/** What moves an affected component, by tool; and what never stands in a command. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandsOf, fixesOf } from "#core/fix/advise.ts";
import { commandLine } from "#core/fix/argument.ts";
import { graphReaderOf, toolNames } from "#core/fix/tools.ts";
import type { Fix } from "#core/fix/fix.ts";
import { binaryReaders, readers } from "#core/inventory/index.ts";

function component(product: string, version: string, name = product.replace(/^.*\/|\?.*$/g, "")) {
  return { product, name, version, at: "", scope: "runtime" as const, dependencyPath: [] };
}

type FixQuestion = {
  readonly product: string;
  readonly to: string;
  readonly kind: string;
  readonly from?: string;
  readonly name?: string;
  readonly text?: string;
};

function fixOf({ product, to, kind, from = "1.0.0", name, text }: FixQuestion): Fix {
  const one = component(product, from, name);
  const graph = text === undefined ? null : (graphReaderOf(kind)?.(text) ?? null);
  return fixesOf([{ component: one, to }], { kind, graph, components: [one] }).get(one) as Fix;
}

describe("commands", () => {
  const cases: readonly (readonly [product: string, to: string, kind: string, command: string])[] = [
    ["pkg:pypi/drill", "1.2", "python-metadata", "python -m pip install drill==1.2"],
    ["pkg:pypi/drill", "1.2", "pipfile-lock", "pipenv upgrade drill==1.2"],
    ["pkg:golang/example.org/drill/v2", "2.0.1", "go-mod", "go get example.org/drill/v2@v2.0.1"],
    ["pkg:golang/example.org/drill", "v2.0.1", "go-vendor", "go get example.org/drill@v2.0.1\ngo mod vendor"],
    ["pkg:golang/example.org/drill", "v2.0.1", "cyclonedx", "go get example.org/drill@v2.0.1"],
    ["pkg:golang/stdlib", "1.24.2", "go-mod", "go get go@1.24.2"],
    ["pkg:nuget/drill", "4.0.0", "packages-config", "nuget update packages.config -Id drill -Version 4.0.0"],
    ["pkg:nuget/drill", "4.0.0", "paket-lock", "paket update drill --version 4.0.0"],
    ["pkg:hex/drill", "4.0.0", "mix-lock", "mix deps.update drill"],
    [
      "pkg:maven/org.drill/tool",
      "1.0",
      "pom-xml",
      'mvn versions:use-dep-version "-Dincludes=org.drill:tool" "-DdepVersion=1.0" -DforceVersion=true -DgenerateBackupPoms=false',
    ],
    ["pkg:deb/debian/drill?distro=debian-12", "1:2-1", "dpkg-status", "apt-get install --only-upgrade drill"],
    ["pkg:rpm/almalinux/drill?distro=almalinux-9", "2-1", "rpm-database", "dnf upgrade drill"],
    ["pkg:rpm/redhat/drill?distro=redhat-7", "2-1", "rpm-qa", "yum upgrade drill"],
    ["pkg:rpm/opensuse/drill?distro=opensuse-leap-15.6", "2-1", "rpm-qa", "zypper update drill"],
    ["pkg:apk/alpine/drill?distro=alpine-3.20", "2-r1", "apk-installed", "apk add --upgrade drill"],
    ["pkg:alpm/arch/drill", "2-1", "cyclonedx", "pacman -Syu"],
  ];
  for (const [product, to, kind, command] of cases)
    it(command, () => assert.equal(commandsOf(fixOf({ product, to, kind })), command));

  it("says in words what no command does alone", () => {
    const codes = (asked: FixQuestion): readonly string[] =>
      fixOf(asked).steps.map((step) => (step.kind === "manual" ? step.code : "command"));
    const drill = { product: "pkg:pypi/drill", to: "1.2" };
    assert.deepEqual(codes({ ...drill, kind: "requirements" }), ["edit-requirement"]);
    assert.deepEqual(codes({ ...drill, kind: "pylock" }), ["any-tool"]);
    assert.deepEqual(codes({ ...drill, kind: "cyclonedx" }), ["any-tool"]);
    assert.deepEqual(
      codes({ ...drill, kind: "poetry-lock" }),
      ["any-tool"],
      "a list that could not be read again",
    );
    assert.deepEqual(codes({ product: "pkg:nuget/drill", to: "2.0.0", kind: "deps-json" }), ["rebuild"]);
    assert.deepEqual(codes({ product: "pkg:golang/example.org/a", to: "v2.0.0", kind: "go-binary" }), [
      "rebuild",
    ]);
    assert.deepEqual(codes({ product: "pkg:maven/org.x/y", to: "2.0", kind: "gradle-lockfile" }), [
      "add-override",
      "command",
    ]);
  });

  it("says where a version is raised that stands in a property or is managed", () => {
    const one = {
      ...component("pkg:maven/org.drill/tool", "1.0", "org.drill:tool"),
      isManaged: true as const,
    };
    const list = { kind: "pom-xml", graph: null, components: [one] };
    assert.deepEqual(fixesOf([{ component: one, to: "2.0" }], list).get(one)?.steps, [
      { kind: "manual", code: "raise-managed", name: "org.drill:tool", version: "2.0" },
    ]);
  });

  it("knows the tool of every reader that names one", () => {
    for (const { name, fix } of [...readers, ...binaryReaders])
      assert.ok(fix === undefined || toolNames.has(fix), name);
  });
});

describe("what may stand in a command", () => {
  const names: readonly (readonly [type: string, name: string])[] = [
    ["npm/", "-g"],
    ["npm/", "..%2Fx"],
    ["npm/", "a%3Breboot"],
    ["npm/", "%24(id)"],
    ["npm/", "a%20b"],
    ["deb/debian/", "sudo-"],
    ["deb/debian/", "sudo%2B"],
    ["deb/debian/", ".%2Flib.deb"],
    ["deb/debian/", "lib.deb"],
    ["rpm/fedora/", "%40everything"],
    ["rpm/fedora/", "x.rpm"],
    ["rpm/fedora/", "https:%2F%2Ffiles.example%2Fx"],
    ["apk/alpine/", "x.apk"],
    ["golang/example.org/", "-x"],
    ["pypi/", "x.whl;id"],
  ];
  for (const [type, name] of names)
    it(`is no ${type}${name}`, () => {
      const product = `pkg:${type}${name}`;
      for (const kind of [
        "package-lock",
        "dpkg-status",
        "rpm-database",
        "apk-installed",
        "go-mod",
        "python-metadata",
      ])
        assert.deepEqual(
          fixOf({ product, to: "1.0.0", kind, text: "{}", name: "x" }).steps.map(({ kind: what }) => what),
          ["manual"],
          kind,
        );
    });

  for (const version of [
    "1.0;id",
    "$(id)",
    "`id`",
    "latest",
    "github:a/b",
    "../x",
    "-g",
    "1 2",
    "1.0.0-x.tgz",
    "1\n2",
    "",
    "1".repeat(400),
    "1.0.0\u202e",
  ])
    it(`is no version ${JSON.stringify(version.slice(0, 20))}`, () => {
      for (const product of ["pkg:npm/drill", "pkg:pypi/drill", "pkg:cargo/drill"])
        for (const kind of ["package-lock", "python-metadata", "cargo-lock"])
          assert.equal(
            commandsOf(fixOf({ product, to: version, kind, text: "{}" })),
            null,
            `${product} ${kind}`,
          );
    });

  it("takes the name from what matched, and of a database only a name that its tool can read", () => {
    const product = "pkg:deb/debian/openssl?distro=debian-12";
    const of = (name: string, kind: string): string | null =>
      commandsOf(fixOf({ product, to: "3-1", kind, name }));
    assert.equal(of("./libssl3_local.deb", "cyclonedx"), "apt-get install --only-upgrade openssl");
    assert.equal(of("libssl3", "dpkg-status"), "apt-get install --only-upgrade libssl3");
    assert.equal(of("g++", "dpkg-status"), "apt-get install --only-upgrade g++");
    for (const name of ["./x.deb", "sudo-", "sudo+", "x/unstable", "x=1", "-oDebug=1", "x y"])
      assert.equal(of(name, "dpkg-status"), null, name);
  });

  it("reads the same in every shell, or is not written", () => {
    assert.equal(commandLine(["npm", "install", "@drill/a@1.0.0"]), 'npm install "@drill/a@1.0.0"');
    assert.equal(
      commandLine(["npm", "pkg", "set", "overrides[a@1.0.0]=1.1.0"]),
      'npm pkg set "overrides[a@1.0.0]=1.1.0"',
    );
    for (const word of ['a"b', "a$b", "a`b", "a%b", "a!b", "a\\b", "a;b", "a'b", "a&b", "a\nb", "\u00e9"])
      assert.equal(commandLine(["x", word]), null, word);
  });
});
