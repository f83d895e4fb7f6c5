/** The rediscovery clock: what shortens an embargo, and what does not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { embargoRuleNamed } from "#core/coordination/embargo/embargo-rules.ts";
import { type EmbargoTerms, termsBy } from "#core/coordination/embargo/embargo-terms.ts";
import {
  idleEmbargoDays,
  withRuns,
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
  it("of a report that the room ran, the run says the verdict and nobody's word does", () => {
    const ran = (verdict: string | null, accepted = false) =>
      rediscoveredTerms(terms("days-90"), withRuns(seen, [{ number: seen.finder, verdict, accepted }]));
    for (const verdict of ["not-reproduced", "inconclusive"])
      assert.deepEqual(
        ran(verdict),
        { ok: false, code: "not-reproduced" },
        "its run says so, whatever a person does",
      );
    assert.ok(ran("none").ok && ran(null).ok, "where none ran a person's word counts");
    const by = { ...seen, verdict: "not-reproduced" } as const;
    const shown = withRuns(by, [{ number: seen.finder, verdict: "reproduced", accepted: false }]);
    assert.ok(rediscoveredTerms(terms("days-90"), shown).ok, "and what ran well counts as well");
    assert.deepEqual(
      ran("reproduced", true),
      { ok: false, code: "same-finder" },
      "the first report is no second",
    );
  });
});
