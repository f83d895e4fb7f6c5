/** Several packs over one asset, and evaluations of the same facts. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { compareDeadlines, type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Situation } from "#core/rules/situation.ts";
import { factValues } from "#core/rules/fact-values.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { strictestEvaluation } from "#core/rules/strictest.ts";

const issuedAt = "2026-07-13T00:00:00Z";
const starts = { detected: "2026-07-13T03:00:00Z", "patch-available": "2026-07-14T03:00:00Z" };
const references = packs.map(referenceOf);

function on(rulePack: string, vulnerability: VulnerabilityFacts, facts: Situation["facts"]): Evaluation {
  const draft = { rulePack, actions: [] };
  const result = evaluate({ issuedAt, draft }, vulnerability, { facts, starts });
  assert.ok(result.ok);
  return result.value;
}

const maybe = <T extends string>(values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });
const facts = fc.record({
  vulnerability: fc.record({
    decision: fc.record({
      exploitation: maybe(["none", "poc", "active"] as const),
      automatable: maybe(["yes", "no"] as const),
      technicalImpact: maybe(["partial", "total"] as const),
    }),
    kevAdded: fc.constantFrom(null, "2026-07-01", "2026-07-20"),
    severity: maybe(["medium", "high", "critical"] as const),
    nisStep: maybe(["1", "2", "3", "4"] as const),
  }),
  asset: fc.record({
    exposed: maybe(["yes", "no"] as const),
    assetClass: maybe(["internal", "office", "online"] as const),
    highValue: maybe(["yes", "no"] as const),
    patch: maybe(["yes", "no"] as const),
  }),
});

/** Without the members whose value is not known. */
function known(value: object): never {
  return JSON.parse(JSON.stringify(value)) as never;
}

describe("several packs", () => {
  it("give the evaluation that is due first, whatever their order", () => {
    fc.assert(
      fc.property(
        facts,
        fc.shuffledSubarray(references, { minLength: 1 }),
        ({ vulnerability, asset }, chosen) => {
          const all = chosen.map((pack) => on(pack, known(vulnerability), known(asset)));
          const winner = strictestEvaluation(all);
          assert.ok(winner !== null && all.includes(winner));
          assert.deepEqual(strictestEvaluation(all.toReversed()), winner);
          for (const { due, tier } of all) {
            const order = compareDeadlines(winner.due, due);
            assert.ok(order < 0 || (order === 0 && winner.tier <= tier));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("show which one wins", () => {
    const grave = {
      decision: { automatable: "yes", technicalImpact: "total" },
      kevAdded: "2026-07-01",
    } as const;
    const winner = strictestEvaluation(
      ["us.cisa.bod-26-04@1.0.0", "in.cert.cisg-2026-02@1.0.0"].map((pack) =>
        on(pack, grave, { exposed: "yes" }),
      ),
    );
    assert.deepEqual([winner?.pack, winner?.due], ["in.cert.cisg-2026-02@1.0.0", "2026-07-13T15:00:00Z"]);
    assert.equal(strictestEvaluation([]), null);
  });
});

describe("a second evaluation", () => {
  it("of the same facts is the same, and facts may come in any order", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...references), ({ vulnerability, asset }, pack) => {
        const first = on(pack, known(vulnerability), known(asset));
        assert.deepEqual(on(pack, known(vulnerability), known(asset)), first);
        const turned = Object.fromEntries(Object.entries(asset).toReversed());
        assert.deepEqual(on(pack, known(vulnerability), known(turned)), first);
      }),
      { numRuns: 200 },
    );
  });

  it("sees no fact that its pack does not read", () => {
    for (const pack of packs) {
      const read = pack.inputs.map(({ fact }) => fact);
      assert.ok(read.every((fact) => Object.hasOwn(factValues, fact)));
      const { reasons } = on(referenceOf(pack), { decision: {}, kevAdded: null }, {});
      assert.deepEqual(
        reasons.map(({ fact }) => fact),
        read,
      );
    }
  });
});

describe("a scope", () => {
  it("never sees a fact that it was not given", () => {
    const organization = {
      id: "org-1",
      tier: "central",
      sector: "government",
      domain: "public",
      region: "seoul",
      criticalInfrastructure: false,
      size: 10,
    } as const;
    for (const name of ["exposed", "inventory", "secret", "constructor", "__proto__"])
      assert.equal(parseScope(`org.${name} == "yes"`).ok, false, name);
    fc.assert(
      fc.property(
        fc.constantFrom(
          'org.tier == "central"',
          "org.size > 5 && !org.criticalInfrastructure",
          'org.region.startsWith("s")',
        ),
        fc.dictionary(fc.string(), fc.anything(), { maxKeys: 5 }),
        (text, more) => {
          const scope = parseScope(text);
          assert.ok(scope.ok);
          assert.equal(
            selects(scope.value, { ...more, ...organization }),
            selects(scope.value, organization),
          );
        },
      ),
    );
  });
});
