/** Components that are not the registry's, and requirements without a version, against advisories: what is decided, what is unknown, and what is never silent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Component } from "#core/inventory/component.ts";
import { originAt } from "#core/inventory/origin.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { osv } from "#core/format/osv.ts";
import { checkBasis } from "#core/matching/check-basis.ts";
import { concludeAll } from "#core/matching/conclude.ts";
import { isFromElsewhere, needsRecords, notComparedElsewhere } from "#core/matching/from-elsewhere.ts";
import { type Matcher, matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { swiftInFolder } from "#core/product/registry.ts";

type TestRecord = {
  readonly ecosystem: string;
  readonly name: string;
  readonly events: readonly object[];
  readonly versions?: readonly string[];
};

function matcherFor(said: Readonly<Record<string, TestRecord>>): Matcher {
  const advisories = Object.entries(said).map(([id, { ecosystem, name, events, versions = [] }]) => {
    const read = osv.read({
      id,
      modified: "2026-01-01T00:00:00Z",
      affected: [{ package: { ecosystem, name }, ranges: [{ type: "ECOSYSTEM", events }], versions }],
    });
    const record = read.ok ? read.value.records[0] : undefined;
    assert.ok(record?.kind === "advisory");
    return record.advisory;
  });
  const built = buildPack(advisories);
  const pack = openPack(built.match);
  assert.ok(pack.ok);
  return matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
}

function component(product: string, version: string | null, more: Partial<Component> = {}): Component {
  return { product, name: "drill", version, at: "line 1", scope: "runtime", dependencyPath: [], ...more };
}

function verdicts(matcher: Matcher, one: Component): readonly string[] {
  return matcher.match(one).map(({ advisory, verdict, reason }) => `${advisory} ${verdict} ${reason.code}`);
}

const every = [{ introduced: "0" }];

test("what is said of the registry's package decides nothing about one from elsewhere", () => {
  const matcher = matcherFor({ "A-1": { ecosystem: "npm", name: "drill", events: every } });
  const product = "pkg:npm/drill";
  assert.deepEqual(verdicts(matcher, component(product, "1.0.0")), ["A-1 affected in-interval"]);
  for (const kind of ["git", "url", "file", "path", "registry", "replaced"] as const) {
    const origin = originAt(kind, "https://git.example.org/drill.git");
    assert.deepEqual(
      verdicts(matcher, component(product, "1.0.0", { origin })),
      ["A-1 unknown other-origin"],
      kind,
    );
    assert.deepEqual(
      verdicts(matcher, component(product, null, { origin })),
      ["A-1 unknown other-origin"],
      kind,
    );
  }
});

test("a record about another registry is unknown for whoever does not say which it has, and decided for the registry's own", () => {
  const events = [{ introduced: "0" }, { fixed: "2.0" }];
  const matcher = matcherFor({
    "A-1": { ecosystem: "Packagist:https://packages.example.org/8", name: "drill/gate", events },
    "A-2": { ecosystem: "Packagist", name: "drill/gate", events: [{ introduced: "0" }, { fixed: "0.5" }] },
  });
  const product = "pkg:composer/drill/gate";
  const origin = originAt("registry", "https://packages.example.org/8/");
  assert.deepEqual(verdicts(matcher, component(product, "1.0")), [
    "A-1 unknown range-undecidable",
    "A-2 not_affected outside-every-range",
  ]);
  assert.deepEqual(verdicts(matcher, component(product, "1.0", { origin })), [
    "A-1 affected in-interval",
    "A-2 unknown other-origin",
  ]);
  assert.equal(
    verdicts(matcher, component(product, "2.0", { origin }))[0],
    "A-1 not_affected outside-every-range",
  );
});

test("a component from elsewhere of which nothing is said was not compared; a folder's is the organisation's own", () => {
  const matcher = matcherFor({ "A-1": { ecosystem: "npm", name: "drill", events: every } });
  const from = (kind: "git" | "path", product: string): Component =>
    component(product, "1.0.0", { origin: originAt(kind, "../drill") });
  const all = [from("git", "pkg:npm/drill"), from("git", "pkg:npm/gate"), from("path", "pkg:npm/gate")];
  const conclusions = concludeAll(all.flatMap((one) => matcher.match(one)));
  assert.deepEqual(
    notComparedElsewhere(all, conclusions, () => "yarn.lock").map(
      ({ path, code, count }) => `${path} ${code} ${count}`,
    ),
    ["yarn.lock other-origin 1"],
  );
  assert.deepEqual(all.map(isFromElsewhere), [true, true, false]);
});

test("each component is counted once: as compared, or as not compared", () => {
  const git = component("pkg:npm/gate", "1.0.0", { origin: originAt("git", "../gate") });
  const all = [git, component("pkg:npm/drill", "1.0.0"), component("", "1.0.0", { product: null })];
  const notCompared = [
    ...notComparedElsewhere(all, new Map(), () => "yarn.lock"),
    { path: "pom.xml", at: "", what: "", code: "direct-only", count: 1 } as const,
  ];
  const clock = { now: "2026-01-01T00:00:00Z", maxAge: 0 };
  const pack = { pack: { advisories: 1 }, directive: null };
  for (const [asked, compared] of [
    [[pack], 1],
    [[], 0],
  ] as const) {
    const basis = checkBasis({ asked, components: all, gaps: [], notCompared }, clock);
    assert.deepEqual([basis.compared, basis.notCompared], [compared, all.length - compared + 1]);
  }
});

test("a Swift package in a folder is unknown where a repository is called as it is, and else silent", () => {
  const name = "https://git.example.org/drill/Near.git";
  const matcher = matcherFor({ "A-1": { ecosystem: "SwiftURL", name, events: every } });
  const origin = originAt("path", "/drill/near");
  const inFolder = (own: string): Component => component(swiftInFolder(own) ?? "", null, { origin });
  assert.deepEqual(verdicts(matcher, inFolder("Near")), [" unknown name-near"]);
  assert.deepEqual(verdicts(matcher, inFolder("far")), []);
});

test("whole records must be at hand for what a registry gives and for what does not say where it lies, not for a folder that a list names", () => {
  const from = (place: string): Component =>
    component("pkg:npm/drill", "1", { origin: originAt("path", place) });
  assert.deepEqual(
    [component("pkg:npm/drill", "1"), from("."), from(""), from("../drill")].map(needsRecords),
    [true, true, true, false],
  );
});

test("a requirement is decided where every version that it allows has one verdict, else it is unknown", () => {
  const matcher = matcherFor({
    "A-1": {
      ecosystem: "PyPI",
      name: "drill",
      events: [{ introduced: "1.0" }, { fixed: "2.0" }],
      versions: ["3.1"],
    },
  });
  const verdictOf = (text: string): string => {
    const requirement = requirementOf("pypi", text);
    const more = requirement === undefined ? {} : { requirement };
    return verdicts(matcher, component("pkg:pypi/drill", null, more))[0] ?? "";
  };
  assert.equal(verdictOf(">=1.2,<2"), "A-1 affected in-interval");
  assert.equal(verdictOf("~=1.4"), "A-1 affected in-interval");
  assert.equal(verdictOf("==1.*"), "A-1 unknown version-missing", "1.dev0 lies before 1.0");
  assert.equal(verdictOf("<1.0"), "A-1 not_affected outside-every-range");
  assert.equal(verdictOf(">=2.0,<3"), "A-1 not_affected outside-every-range");
  assert.equal(verdictOf(">=3.2"), "A-1 not_affected outside-every-range");
  for (const open of [">=3.0", ">=1.5", ">1.0", "<2.1", "!=1.5", "*", "", ">=5,<4", ">=drill"])
    assert.equal(verdictOf(open), "A-1 unknown version-missing", open);
});

test("a requirement in brackets is decided in Maven's order", () => {
  const matcher = matcherFor({
    "A-1": { ecosystem: "Maven", name: "drill:gate", events: [{ introduced: "0" }, { fixed: "4.1.100" }] },
  });
  const verdictOf = (text: string): string => {
    const requirement = requirementOf("maven", text);
    const more = requirement === undefined ? {} : { requirement };
    return verdicts(matcher, component("pkg:maven/drill/gate", null, more))[0] ?? "";
  };
  assert.equal(verdictOf("[4.1.0,4.1.100)"), "A-1 affected in-interval");
  assert.equal(verdictOf("[4.1.100,)"), "A-1 not_affected outside-every-range");
  assert.equal(verdictOf("[4.1.0,4.1.100]"), "A-1 unknown version-missing");
});
