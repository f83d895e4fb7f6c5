/** How claims move: every pair of what was known and what is seen, and laws over long histories. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  claimsAfterCheck,
  claimsAfterReceipt,
  type Claims,
  type ClaimStatus,
  statusCounts,
  type CheckObservation,
  type ListReach,
} from "#agent/check/component-claims.ts";
import type { VerdictKind } from "#core/verdict.ts";

function seen(verdict: VerdictKind | null, reach: ListReach = "whole"): CheckObservation {
  const components = verdict === null ? [] : [["c", { verdict, source: "/a" }] as const];
  return { components: new Map(components), reach: () => reach, at: "2026-05-14T00:00:00Z" };
}

function claim(status: ClaimStatus, claimed = false): Claims {
  return new Map([
    ["c", { status, source: "/a", claimed, open: status === "affected" || status === "contradicted" }],
  ]);
}

const moves: readonly (readonly [
  before: ClaimStatus,
  claimed: boolean,
  now: VerdictKind | null,
  after: ClaimStatus | "gone",
])[] = [
  ["affected", false, "affected", "affected"],
  ["affected", false, "not_affected", "fixed"],
  ["affected", false, "unknown", "unknown"],
  ["affected", false, null, "fixed"],
  ["fixed", false, "affected", "affected"],
  ["fixed", true, "affected", "contradicted"],
  ["fixed", true, "not_affected", "fixed"],
  ["fixed", true, "unknown", "unknown"],
  ["fixed", true, null, "fixed"],
  ["unknown", true, "affected", "contradicted"],
  ["unknown", true, "not_affected", "fixed"],
  ["unknown", false, "not_affected", "notAffected"],
  ["unknown", false, null, "gone"],
  ["contradicted", true, "affected", "contradicted"],
  ["contradicted", true, "not_affected", "fixed"],
  ["contradicted", true, null, "fixed"],
  ["notAffected", false, "affected", "affected"],
  ["notAffected", false, null, "gone"],
];

describe("claims", () => {
  for (const [before, claimed, now, after] of moves)
    it(`${before}${claimed ? " and claimed fixed" : ""}, then ${now ?? "gone from its list"}: ${after}`, () => {
      const moved = claimsAfterCheck(claim(before, claimed), seen(now)).get("c");
      assert.equal(moved?.status ?? "gone", after);
    });

  it("do not forget over an unknown that something was open", () => {
    const opened = claimsAfterCheck(claimsAfterCheck(new Map(), seen("affected")), seen("unknown"));
    assert.equal(opened.get("c")?.status, "unknown");
    assert.equal(claimsAfterCheck(opened, seen("not_affected")).get("c")?.status, "fixed");
    assert.equal(claimsAfterCheck(opened, seen(null)).get("c")?.status, "fixed");
  });

  it("are never fixed by a list that is gone or was read in part: what was open is unknown, and stays open", () => {
    for (const status of ["affected", "contradicted"] as const) {
      const lost = claimsAfterCheck(claim(status, true), seen(null, "lost"));
      assert.deepEqual([lost.get("c")?.status, lost.get("c")?.open], ["unknown", true]);
      assert.equal(claimsAfterCheck(lost, seen(null)).get("c")?.status, "fixed");
    }
    assert.equal(claimsAfterCheck(claim("notAffected"), seen(null, "lost")).size, 0);
    assert.equal(claimsAfterCheck(claim("fixed", true), seen(null, "lost")).get("c")?.status, "fixed");
  });

  it("stay as they were where a check does not reach", () => {
    for (const status of ["affected", "fixed", "unknown", "contradicted", "notAffected"] as const)
      assert.deepEqual(claimsAfterCheck(claim(status, true), seen(null, "out")), claim(status, true));
  });

  it("count every component once, and what is contradicted as affected", () => {
    const verdicts = fc.constantFrom<VerdictKind | null>("affected", "not_affected", "unknown", null);
    fc.assert(
      fc.property(fc.array(fc.tuple(verdicts, fc.boolean()), { maxLength: 12 }), (history) => {
        let claims: Claims = new Map();
        let claimedFixed = false;
        for (const [verdict, attested] of history) {
          claims = claimsAfterCheck(claims, seen(verdict));
          const { counts, contradicted } = statusCounts(claims);
          assert.equal(
            Object.values(counts).reduce((sum, one) => sum + one, 0),
            claims.size,
          );
          assert.equal(counts.affected > 0, verdict === "affected");
          if (contradicted > 0) assert.ok(claimedFixed && counts.affected >= contradicted);
          const fixed = new Set(
            [...claims].filter(([, { status }]) => status === "fixed").map(([digest]) => digest),
          );
          if (attested) claims = claimsAfterReceipt(claims, fixed);
          claimedFixed ||= attested && fixed.size > 0;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
