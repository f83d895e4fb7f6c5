/** Stated facts: normalised, quarantined, settled alike in any order, and conflicts kept. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { factValues } from "#core/rules/fact-values.ts";
import { factNames } from "#core/rules/rule-pack/rule-pack.ts";
import {
  confidences,
  evaluationFacts,
  methods,
  settleStatements,
  type FactStatement,
} from "#core/rules/settle-statements.ts";

const word: FactStatement = {
  fact: "exploitation",
  value: "PoC",
  source: "vulnrichment",
  method: "published",
  confidence: "medium",
  at: "2026-07-01T00:00:00Z",
};

describe("stated facts", () => {
  it("are read in any case and by the names that feeds use", () => {
    for (const [value, expected] of [
      ["PoC", "poc"],
      ["Public PoC", "poc"],
      ["ACTIVE", "active"],
      [" None ", "none"],
    ] as const)
      assert.equal(settleStatements([{ ...word, value }]).facts.get("exploitation")?.value, expected);
  });

  it("out of range are quarantined with their place and leave the fact unknown", () => {
    const odd = [
      { ...word, fact: "automatable", value: "RAPID" },
      { ...word, at: "last week" },
      { ...word, value: "__proto__" },
      { ...word, value: "constructor" },
    ] as const;
    const { facts, quarantined } = settleStatements(odd);
    assert.equal(facts.size, 0);
    assert.deepEqual(
      quarantined.map(({ at, code }) => [at, code]),
      [
        ["/0/value", "value-out-of-range"],
        ["/1/at", "time-unreadable"],
        ["/2/value", "value-out-of-range"],
        ["/3/value", "value-out-of-range"],
      ],
    );
  });

  it("prevail by sureness, then time, then gravity; a model yields to everything else", () => {
    const none = { ...word, value: "none", source: "a" } as const;
    const held = (...all: readonly FactStatement[]) => settleStatements(all).facts.get("exploitation")?.value;
    assert.equal(held(none, { ...word, confidence: "high" }), "poc");
    assert.equal(held({ ...none, at: "2026-07-02T00:00:00Z" }, word), "none");
    assert.equal(held(none, word), "poc");
    const model = {
      ...word,
      value: "active",
      method: "model",
      confidence: "high",
      at: "2026-09-01T00:00:00Z",
    } as const;
    assert.equal(held(model, { ...none, confidence: "low" }), "none");
    assert.equal(held(model), "active");
    assert.deepEqual(
      settleStatements([none, word, model])
        .conflicts.get("exploitation")
        ?.map(({ value }) => value),
      ["none", "active"],
    );
  });

  it("become what an evaluation takes", () => {
    const pair = evaluationFacts(
      settleStatements([
        word,
        { ...word, fact: "kev", value: "Yes", at: "2026-07-12T16:00:00Z" },
        { ...word, fact: "exposed", value: "no", method: "declared" },
        { ...word, fact: "severity", value: "Critical" },
        { ...word, fact: "cveBefore2021", value: "no" },
      ]),
    );
    assert.deepEqual(pair, {
      vulnerability: {
        decision: { exploitation: "poc" },
        kevAdded: "2026-07-13",
        cveBefore2021: "no",
        severity: "critical",
      },
      asset: { exposed: "no" },
    });
  });

  it("settle alike in any order, and settling twice changes nothing", () => {
    const stated = fc.constantFrom(...factNames).chain((fact) =>
      fc.record({
        fact: fc.constant(fact),
        value: fc.constantFrom(...factValues[fact], "odd"),
        source: fc.constantFrom("a", "b"),
        method: fc.constantFrom(...methods),
        confidence: fc.constantFrom(...confidences),
        at: fc.constantFrom(
          "2026-07-01T00:00:00Z",
          "2026-07-02T09:00:00+09:00",
          "2026-07-02T00:00:00Z",
          "never",
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 12 }), (all) => {
        const { facts, conflicts } = settleStatements(all);
        const turned = settleStatements(all.toReversed());
        const values = (one: typeof facts) =>
          [...one].map(([fact, { value, confidence }]) => [fact, value, confidence]);
        assert.deepEqual(values(turned.facts), values(facts));
        assert.deepEqual([...turned.conflicts.keys()], [...conflicts.keys()]);
        assert.deepEqual(values(settleStatements([...facts.values()]).facts), values(facts));
      }),
      { numRuns: 200 },
    );
  });
});
