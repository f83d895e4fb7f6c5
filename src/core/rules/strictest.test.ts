/** Several packs over one asset, and what a change of facts is said to have changed. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  compareDeadlines,
  type Course,
  type Evaluation,
  evaluate,
  type Situation,
} from "#core/rules/evaluate.ts";
import { evaluationChangeText } from "#core/rules/evaluation-change-text.ts";
import { factValues } from "#core/rules/fact-values.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { strictestEvaluation, type WinningAction } from "#core/rules/strictest.ts";

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
  it("give each action by the earliest end, whatever their order", () => {
    fc.assert(
      fc.property(
        facts,
        fc.shuffledSubarray(references, { minLength: 1 }),
        ({ vulnerability, asset }, chosen) => {
          const all = chosen.map((pack) => on(pack, known(vulnerability), known(asset)));
          const holds = strictestEvaluation(all);
          assert.ok(holds);
          assert.deepEqual(strictestEvaluation(all.toReversed()), holds);
          assert.deepEqual(strictestEvaluation([...all, ...all.slice(0, 1)])?.actions, holds.actions);
          for (const { actions, due, tier } of all) {
            assert.ok(compareDeadlines(holds.winner.due, due) <= 0);
            assert.ok(holds.tier <= tier);
            for (const action of actions) {
              const winning: WinningAction | undefined = holds.actions.find(
                ({ kind }) => kind === action.kind,
              );
              assert.ok(winning && compareDeadlines(winning.deadline, action.deadline) <= 0);
            }
          }
          for (const { pack, kind, deadline } of holds.actions)
            assert.ok(
              all.some(
                (one) =>
                  one.pack === pack && one.actions.some((a) => a.kind === kind && a.deadline === deadline),
              ),
            );
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
    const holds = strictestEvaluation(
      ["us.cisa.bod-26-04@1.0.0", "in.cert.cisg-2026-02@1.0.0"].map((pack) =>
        on(pack, grave, { exposed: "yes" }),
      ),
    );
    assert.deepEqual(
      holds?.actions.map(({ kind, pack, deadline }) => [kind, pack, deadline]),
      [
        ["patch", "in.cert.cisg-2026-02@1.0.0", "2026-07-13T15:00:00Z"],
        ["hunt", "us.cisa.bod-26-04@1.0.0", "2026-07-16T14:59:59Z"],
      ],
    );
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
        assert.match(evaluationChangeText(first, first, "en"), /^Dates and actions stay/);
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

describe("what changed", () => {
  const pack = "us.cisa.bod-26-04@1.0.0";
  const decision = { automatable: "no", technicalImpact: "total" } as const;
  const before = on(pack, { decision, kevAdded: null }, { exposed: "yes" });
  const after = on(pack, { decision, kevAdded: "2026-07-20" }, { exposed: "yes" });

  it("is said with the fact that moved it, in both languages", () => {
    assert.equal(
      evaluationChangeText(before, after, "en"),
      "3 days instead of 14 (by Thu 23 Jul 2026, 23:59 KST, before by Mon 27 Jul 2026, 23:59 KST); tier P1 instead of P2; now also: hunt for signs of compromise, because it entered KEV on Mon 20 Jul 2026.",
    );
    assert.equal(
      evaluationChangeText(before, after, "ko"),
      "14일 대신 3일 (2026. 7. 23.(목) 23:59 KST까지, 전에는 2026. 7. 27.(월) 23:59 KST까지); 등급 P2에서 P1; 더 할 일: 침해 흔적 조사. 까닭: 2026. 7. 20.(월) 알려진 악용 목록에 오름.",
    );
  });

  it("names assumptions that became knowledge, other packs, and what is no longer asked for", () => {
    const unknown = on(pack, { decision, kevAdded: "2026-07-01" }, {});
    const inside = on(pack, { decision, kevAdded: "2026-07-01" }, { exposed: "no" });
    assert.match(
      evaluationChangeText(unknown, inside, "en"),
      /^14 days instead of 3 .*no longer: hunt for signs of compromise, because the system is not exposed to the internet \(before: the system is exposed to the internet \(not known, so assumed\)\)\.$/,
    );
    assert.match(
      evaluationChangeText(unknown, inside, "ko"),
      /하지 않아도 되는 일: 침해 흔적 조사\. 까닭: 외부에 노출되어 있지 않습니다\(전에는 /,
    );
    const other = on("in.cert.cisg-2026-02@1.0.0", { decision, kevAdded: "2026-07-01" }, {});
    assert.match(
      evaluationChangeText(unknown, other, "en"),
      /^12 hours instead of 3 days .* because the rule pack changed from us\.cisa\.bod-26-04@1\.0\.0 to in\.cert\.cisg-2026-02@1\.0\.0\.$/,
    );
    assert.match(evaluationChangeText(after, before, "en"), /because it left KEV\.$/);
  });

  it("may be a crisis level, an extension or a pause", () => {
    const calm = { domain: "public", alerts: [], pauses: [], extensions: [] } as const;
    const dated = (course: Course) => {
      const result = evaluate(
        { issuedAt, draft: { rulePack: pack, actions: [] } },
        { decision, kevAdded: null },
        { facts: { exposed: "yes" }, course },
      );
      assert.ok(result.ok);
      return result.value;
    };
    const plain = dated(calm);
    assert.equal(plain.due, before.due);
    const alerts = [{ domain: null, level: "alert", from: "2026-07-14T00:00:00Z", until: null }] as const;
    const hurried = dated({ ...calm, alerts });
    assert.equal(
      evaluationChangeText(plain, hurried, "en"),
      "Still 14 days (by Tue 21 Jul 2026, 23:59 KST, before by Mon 27 Jul 2026, 23:59 KST), because the crisis alert is alert from Tue 14 Jul 2026, 09:00 KST.",
    );
    assert.match(
      evaluationChangeText(plain, hurried, "ko"),
      /까닭: 2026\. 7\. 14\.\(화\) 09:00 KST부터 사이버위기경보 경계\.$/,
    );
    const extensions = [{ duration: { days: 14 }, grantedAt: "2026-07-20T00:00:00Z" }] as const;
    assert.match(
      evaluationChangeText(plain, dated({ ...calm, extensions }), "en"),
      /Aug 2026.*because an extension was granted\.$/,
    );
    const paused = dated({ ...calm, pauses: [{ from: "2026-07-20T00:00:00Z", until: null }] });
    assert.equal(paused.due, null);
    assert.match(evaluationChangeText(plain, paused, "en"), /because the clock is paused\.$/);
  });

  it("is always a sentence", () => {
    fc.assert(
      fc.property(
        facts,
        facts,
        fc.constantFrom(...references),
        fc.constantFrom("ko", "en"),
        (a, b, rulePack, language) => {
          const [first, second] = [a, b].map(({ vulnerability, asset }) =>
            on(rulePack, known(vulnerability), known(asset)),
          );
          assert.ok(first && second);
          assert.match(evaluationChangeText(first, second, language), /^\S.*\.$/);
        },
      ),
      { numRuns: 200 },
    );
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
