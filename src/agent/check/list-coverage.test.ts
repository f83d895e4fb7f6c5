/** What an answer says of its own reach: lists that come, go, shrink and are lost; and that counts and kinds alone travel. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Claims, ListReach } from "#agent/check/component-claims.ts";
import { type CheckedList, countsOfAnswer, noReach, reachAfterCheck } from "#agent/check/list-coverage.ts";
import { reachesAsFar, reachOf } from "#core/directive/answer-coverage.ts";

const npm = "pkg:npm/";
const index = { sequence: 4, issuedAt: "2026-05-01T00:00:00Z" };

function list(
  source: string,
  products: Readonly<Record<string, number>>,
  more: Partial<CheckedList> = {},
): CheckedList {
  const at = "2026-05-02T00:00:00Z";
  return { source, kind: "package-lock", at, index, products, notCompared: 0, lost: false, ...more };
}

type CheckCase = { readonly renewed?: boolean; readonly reach?: Readonly<Record<string, ListReach>> };

function check(
  before: typeof noReach,
  lists: readonly CheckedList[],
  { renewed = false, reach = {} }: CheckCase = {},
) {
  const there = (source: string): ListReach =>
    reach[source] ?? (lists.some((one) => one.source === source) ? "whole" : "out");
  return reachAfterCheck(before, { lists, reach: there, areas: [npm], pack: "a".repeat(64), renewed });
}

function coverageOf(reach: typeof noReach, claims: Claims = new Map()) {
  return countsOfAnswer({ claims, reach }).coverage ?? assert.fail("nothing was counted");
}

const two = check(noReach, [list("/a", { [npm]: 20 }), list("/b", { [npm]: 5, "pkg:deb/debian/": 7 })]);

describe("the coverage of an answer", () => {
  it("counts lists and components by kind, and what the pack speaks of", () => {
    const { lists, components, compared, checked } = coverageOf(two);
    assert.deepEqual(
      { lists, components, compared },
      {
        lists: { "package-lock": 2 },
        components: { deb: 7, npm: 25 },
        compared: 25,
      },
    );
    assert.deepEqual(checked, { first: "2026-05-02T00:00:00Z", last: "2026-05-02T00:00:00Z" });
  });

  it("holds no name: neither a path, nor a vendor, nor a type that somebody invented", () => {
    const odd = check(noReach, [
      list("/secret/path", { "pkg:generic/secret-vendor/": 1, "pkg:secret-type/": 2, "": 3 }),
    ]);
    assert.doesNotMatch(JSON.stringify(coverageOf(odd)), /secret/);
    assert.deepEqual(coverageOf(odd).components, { generic: 1, other: 2, unnamed: 3 });
  });

  it("keeps a list that a later check was not about", () => {
    const later = check(two, [list("/a", { [npm]: 21 }, { at: "2026-05-09T00:00:00Z" })]);
    const { components, checked } = coverageOf(later);
    assert.equal(components["npm"], 26);
    assert.deepEqual(checked, { first: "2026-05-02T00:00:00Z", last: "2026-05-09T00:00:00Z" });
  });

  it("reaches less without a list that is lost, and as far as before where its owner says that it is gone", () => {
    const before = reachOf(coverageOf(two));
    const lost = check(two, [list("/a", { [npm]: 20 })], { reach: { "/b": "lost" } });
    assert.equal(coverageOf(lost).lost, 1);
    assert.equal(reachesAsFar(reachOf(coverageOf(lost)), before, true), false);
    const gone = check(lost, [list("/a", { [npm]: 20 })], { reach: { "/b": "whole" } });
    assert.deepEqual(coverageOf(gone).gone, { lists: 1, components: { deb: 7, npm: 5 } });
    assert.ok(reachesAsFar(reachOf(coverageOf(gone)), before, true));
  });

  it("reaches as far where a list read whole names less, and less where it was read in part", () => {
    const before = reachOf(coverageOf(two));
    const smaller = [list("/a", { [npm]: 3 }), list("/b", { [npm]: 5, "pkg:deb/debian/": 7 })];
    assert.ok(reachesAsFar(reachOf(coverageOf(check(two, smaller))), before, true));
    const part = check(two, smaller, { reach: { "/a": "lost" } });
    assert.equal(reachesAsFar(reachOf(coverageOf(part)), before, true), false);
  });

  it("begins anew with a revision", () => {
    const renewed = check(two, [list("/a", { [npm]: 20 })], { renewed: true });
    assert.deepEqual(coverageOf(renewed).lists, { "package-lock": 1 });
  });

  it("counts as not affected what was compared and is named by no claim; nothing else", () => {
    const claim = { source: "/a", claimed: false, open: true } as const;
    const claims: Claims = new Map([["d", { ...claim, status: "affected" }]]);
    const { counts } = countsOfAnswer({ claims, reach: two });
    assert.deepEqual([counts.affected, counts.notAffected], [1, 24]);
    const foreign = check(noReach, [list("/c", { "pkg:golang/": 9 })]);
    const { counts: none, coverage } = countsOfAnswer({ claims: new Map(), reach: foreign });
    assert.deepEqual([none.notAffected, coverage?.compared], [0, 0]);
    assert.equal(countsOfAnswer({ claims: new Map(), reach: noReach }).coverage, null);
  });
});
