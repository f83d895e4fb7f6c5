/** Remarks on the answer to a question: a pack out of force, and dates in working days that nobody knows. Answers themselves are tested with the command. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluateQuery, evaluationRemarks } from "#core/rules/evaluate-query.ts";
import { packs } from "#core/rules/packs/index.ts";

describe("remarks on an answer", () => {
  const pack = packs.find(({ id }) => id === "us.cisa.bod-26-04");
  assert.ok(pack);
  const outcomes = Object.entries(pack.outcomes).map(([key, asks]) => [
    key,
    { ...asks, duration: { workingDays: 3 } },
  ]);
  const slower = { ...pack, outcomes: Object.fromEntries(outcomes) as typeof pack.outcomes };
  const codes = (at: string | null) => {
    const inputs = {
      "in-kev": "yes",
      "publicly-exposed": "yes",
      automatable: "yes",
      "technical-impact": "total",
    };
    const answer = evaluateQuery({ table: slower.table, pack: slower }, inputs, at);
    assert.equal(answer.key, "3DF");
    return evaluationRemarks(answer, slower, at).map(({ code }) => code);
  };

  it("are none within its time and the calendar's years, nor without a time", () => {
    assert.deepEqual(codes("2026-11-02T00:00:00Z"), []);
    assert.deepEqual(codes(null), []);
  });

  it("name a pack out of force, and each doubt about working days once", () => {
    assert.deepEqual(codes("2026-01-02T00:00:00Z"), ["pack-not-in-force"]);
    assert.deepEqual(codes("2031-01-02T00:00:00Z"), ["working-days-unknown"]);
  });
});
