/** Commands that fix, from hostile names too, and the version to move to. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import type { Advisory } from "#core/advisory.ts";
import { fixCommand, suggestFix } from "#core/matching/suggest-fix.ts";
import { matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";

function component(product: string, version: string, name = "drill") {
  return { product, name, version, at: "", scope: "runtime" as const, dependencyPath: [] };
}

function advisory(id: string, from: string | null, to: string): Advisory {
  const intervals = [{ from, fromIncluded: true, to, toIncluded: false }];
  return {
    id,
    format: "bongsu",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    affected: [
      { product: "pkg:npm/drill", label: "drill", scheme: "npm", intervals, versions: [], fixed: [to] },
    ],
    references: [],
  };
}

describe("fix", () => {
  const cases: readonly (readonly [product: string, version: string, kind: string, command: string])[] = [
    ["pkg:npm/drill", "1.2.3", "package-lock", "npm install drill@1.2.3"],
    ["pkg:npm/%40drill/tool", "1.2.3", "yarn-lock", "yarn up @drill/tool@1.2.3"],
    ["pkg:npm/drill", "1.2.3", "pnpm-lock", "pnpm update drill@1.2.3"],
    ["pkg:pypi/drill", "1.2", "requirements", "pip install 'drill==1.2'"],
    ["pkg:pypi/drill", "1.2", "poetry-lock", "poetry add 'drill==1.2'"],
    ["pkg:golang/example.org/drill/v2", "2.0.1", "go-mod", "go get example.org/drill/v2@v2.0.1"],
    ["pkg:golang/stdlib", "1.24.2", "go-mod", "go get go@1.24.2"],
    ["pkg:cargo/drill", "0.3.1", "cargo-lock", "cargo update -p drill --precise 0.3.1"],
    ["pkg:gem/drill", "1.0", "gemfile-lock", "bundle update --conservative drill"],
    ["pkg:composer/drill/tool", "3.1", "composer-lock", "composer require drill/tool:3.1"],
    ["pkg:nuget/drill", "4.0.0", "nuget-lock", "dotnet add package drill --version 4.0.0"],
    ["pkg:deb/debian/drill?distro=debian-12", "1:2-1", "dpkg-status", "apt-get install --only-upgrade drill"],
    ["pkg:rpm/almalinux/drill?distro=almalinux-9", "2-1", "rpm", "dnf upgrade drill"],
    ["pkg:apk/alpine/drill?distro=alpine-3.20", "2-r1", "apk", "apk upgrade drill"],
  ];
  for (const [product, version, kind, command] of cases)
    it(command, () =>
      assert.equal(fixCommand({ component: component(product, "0"), version, kind }), command),
    );

  it("names a Maven artifact by group and name", () => {
    const made = fixCommand({
      component: component("pkg:maven/org.drill/tool", "0"),
      version: "1.0",
      kind: "pom",
    });
    assert.equal(
      made,
      "mvn versions:use-dep-version '-Dincludes=org.drill:tool' '-DdepVersion=1.0' '-DforceVersion=true'",
    );
  });

  it("quotes what a shell would run, so that it reads back as one word", () => {
    for (const hostile of ["1.0;id", "$(id)", "`id`", "a'b", 'a"b', "a&&b", "*", "~", "!x", "a\\b", "가나"]) {
      const made = fixCommand({
        component: component("pkg:npm/drill", "0"),
        version: hostile,
        kind: "package-lock",
      });
      assert.ok(made !== null, hostile);
      const words = execFileSync("/bin/sh", ["-c", `printf '%s|' ${made}`], { encoding: "utf8" });
      assert.equal(words, `npm|install|drill@${hostile}|`);
    }
  });

  it("writes no command with a control character, a space, a direction mark or an option in it", () => {
    for (const hostile of ["1\n2", "1 2", "1\u0000", "1\u202e2", "-g", "", "x".repeat(301)])
      assert.equal(
        fixCommand({ component: component("pkg:npm/drill", "0"), version: hostile, kind: "" }),
        null,
      );
    const named = component("pkg:deb/debian/drill?distro=debian-12", "0", "-oDebug=1");
    assert.equal(fixCommand({ component: named, version: "1", kind: "dpkg-status" }), null);
  });

  it("suggests the smallest named version that no advisory affects", () => {
    const built = buildPack([
      advisory("A", null, "1.2.0"),
      advisory("B", "1.2.0", "1.3.0"),
      advisory("C", "1.1.0", "1.2.5"),
    ]);
    const pack = openPack(built.match);
    assert.ok(pack.ok);
    const matcher = matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
    const installed = component("pkg:npm/drill", "1.1.5");
    const told = matcher.match(installed);
    assert.deepEqual(
      told.map(({ advisory: id, verdict, fixed }) => [id, verdict, ...fixed]),
      [
        ["A", "affected", "1.2.0"],
        ["B", "not_affected", "1.3.0"],
        ["C", "affected", "1.2.5"],
      ],
    );
    assert.equal(suggestFix(installed, told, matcher), "1.3.0");
    assert.equal(suggestFix({ ...installed, version: "1.3.0" }, told, matcher), null);
  });
});
