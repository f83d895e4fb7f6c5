/** The rediscovery clock: what shortens an embargo, and what does not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { embargoRuleNamed } from "#core/coordination/embargo/embargo-rules.ts";
import { type EmbargoTerms, termsBy } from "#core/coordination/embargo/embargo-terms.ts";
import {
  idleEmbargoDays,
  type Rediscovery,
  rediscoveredTerms,
} from "#core/coordination/embargo/rediscovery.ts";

function terms(id: string): EmbargoTerms {
  const rule = embargoRuleNamed(id);
  assert.ok(rule);
  return termsBy(rule, { from: "2026-05-13T01:00:00Z", zone: "Asia/Seoul" });
}

describe("the rediscovery clock", () => {
  const seen: Rediscovery = {
    finder: "second",
    finders: ["first"],
    verdict: "reproduced",
    confirmedBy: "coordinator",
    confirmedAt: "2026-06-01T01:00:00Z",
  };
  it("shortens by the accepted terms where the report was reproduced and confirmed", () => {
    const outcome = rediscoveredTerms(terms("days-90"), seen);
    assert.ok(outcome.ok);
    assert.equal(outcome.terms.ends, "2026-06-15T01:00:00Z");
    assert.equal(idleEmbargoDays(seen.confirmedAt, outcome.terms.ends), 14);
    assert.equal(idleEmbargoDays(outcome.terms.ends, seen.confirmedAt), 0);
  });
  it("a decoy moves no date", () => {
    const refused = (changed: Partial<Rediscovery>): string => {
      const outcome = rediscoveredTerms(terms("days-90"), { ...seen, ...changed });
      return outcome.ok ? "" : outcome.code;
    };
    assert.equal(refused({ finder: "first" }), "same-finder");
    for (const verdict of ["not-reproduced", "inconclusive", null] as const)
      assert.equal(refused({ verdict }), "not-reproduced");
    assert.equal(refused({ confirmedBy: null }), "not-confirmed");
    assert.equal(refused({ confirmedBy: "second" }), "not-confirmed");
  });
});
