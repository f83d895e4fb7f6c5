/** Every address of the pages, printed; what fits a pattern; and that sign-in never leads away from this origin. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contract } from "#contract/index.ts";
import { needOf } from "#web/shell/page-needs.ts";
import { matchPath, paths, patterns, safeNext } from "#web/shell/paths.ts";

test("addresses", () => {
  assert.deepEqual(
    [
      paths.picture(),
      paths.signIn(),
      paths.signIn("/"),
      paths.signIn("/advisories?q=a b"),
      paths.passkey(),
      paths.check(),
      paths.directives(),
      paths.directives("issued"),
      paths.directiveNew(),
      paths.directiveNew("CVE-2026-1"),
      paths.directive("D/1"),
      paths.directiveEdit("D-1"),
      paths.explanation("D/1", "org 1"),
      paths.organization(),
      paths.advisories(""),
      paths.advisories("a&b"),
      paths.advisory("GHSA x"),
      paths.alertLevels(),
      paths.channels(),
    ],
    [
      "/",
      "/sign-in",
      "/sign-in",
      "/sign-in?next=%2Fadvisories%3Fq%3Da%20b",
      "/passkey",
      "/check",
      "/directives",
      "/directives?state=issued",
      "/directives/new",
      "/directives/new?advisory=CVE-2026-1",
      "/directives/D%2F1",
      "/directives/D-1/edit",
      "/directives/D%2F1/why/org%201",
      "/organization",
      "/advisories",
      "/advisories?q=a%26b",
      "/advisories/GHSA%20x",
      "/alert-levels",
      "/channels",
    ],
  );
});

test("a path fits its pattern and gives its parts back", () => {
  assert.deepEqual(matchPath(patterns.directive, paths.directive("D/1 é")), { id: "D/1 é" });
  assert.deepEqual(matchPath(patterns.advisories, "/advisories/"), {});
  assert.equal(matchPath(patterns.directive, "/directives"), null);
  assert.equal(matchPath(patterns.directive, "/directives/"), null);
  assert.equal(matchPath(patterns.directive, "/directives/a/b"), null);
  assert.equal(matchPath(patterns.advisory, "/advisories/%E0%A4%A"), null);
});

function next(to: string): string | null {
  return safeNext(`?next=${encodeURIComponent(to)}`);
}

test("after sign-in only a path of this origin is followed", () => {
  for (const own of ["/", "/advisories?q=1", "/advisories/DRILL-1?of=https://own.example/a#b"])
    assert.equal(next(own), own);
  for (const hostile of [
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\r\n/elsewhere.example",
    "/.//elsewhere.example",
    "/a?b=\\\\elsewhere.example",
    "https://elsewhere.example",
    "javascript:1",
    "",
    "/sign-in",
  ])
    assert.equal(next(hostile), null, hostile);
  assert.equal(safeNext(""), null);
});

test("a page needs what it is for, whatever its address names, and each need is an endpoint", () => {
  assert.equal(needOf(paths.directiveNew("CVE-2026-1")), "directiveDraft");
  assert.equal(needOf(paths.directive("DRILL-1")), "directiveRead");
  assert.equal(needOf(paths.ownAdvisoryNew("case")), "ownAdvisoryDraft");
  assert.equal(needOf(paths.ownAdvisory("new-one")), "ownAdvisoryRead");
  assert.equal(needOf(paths.report("ABCD")), null);
  assert.equal(needOf("/api/none"), null);
  for (const pattern of Object.values(patterns)) {
    const need = needOf(pattern.replaceAll(/:\w+/g, "x"));
    assert.ok(need === null || contract[need].roles.length > 0, pattern);
  }
});
