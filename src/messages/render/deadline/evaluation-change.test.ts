/** What a change of facts is said to have changed. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Course, type Situation } from "#core/rules/situation.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { evaluationChangeText } from "#messages/render/deadline/evaluation-change.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

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

describe("what changed", () => {
  const pack = "us.cisa.bod-26-04@1.0.0";
  const decision = { automatable: "no", technicalImpact: "total" } as const;
  const before = on(pack, { decision, kevAdded: null }, { exposed: "yes" });
  const after = on(pack, { decision, kevAdded: "2026-07-20" }, { exposed: "yes" });

  it("is nothing for the same facts", () => {
    assert.match(evaluationChangeText(before, before, english), /^Dates and actions stay/);
  });

  it("is said with the fact that moved it, in both languages", () => {
    assert.equal(
      evaluationChangeText(before, after, english),
      "3 days instead of 14 (by Thu 23 Jul 2026, 23:59 KST, before by Mon 27 Jul 2026, 23:59 KST); tier P1 instead of P2; now also: hunt for signs of compromise, because it entered KEV on Mon 20 Jul 2026.",
    );
    assert.equal(
      evaluationChangeText(before, after, korean),
      "14일 대신 3일 (2026. 7. 23.(목) 23:59 KST까지, 전에는 2026. 7. 27.(월) 23:59 KST까지); 등급 P2에서 P1; 더 할 일: 침해 흔적 조사. 이유: 2026. 7. 20.(월) 알려진 악용 목록에 오름.",
    );
  });

  it("names assumptions that became knowledge, other packs, and what is no longer asked for", () => {
    const unknown = on(pack, { decision, kevAdded: "2026-07-01" }, {});
    const inside = on(pack, { decision, kevAdded: "2026-07-01" }, { exposed: "no" });
    assert.match(
      evaluationChangeText(unknown, inside, english),
      /^14 days instead of 3 .*no longer: hunt for signs of compromise, because the system is not exposed to the internet \(before: the system is exposed to the internet \(not known, so assumed\)\)\.$/,
    );
    assert.match(
      evaluationChangeText(unknown, inside, korean),
      /하지 않아도 되는 일: 침해 흔적 조사\. 이유: 외부에 노출되어 있지 않습니다\(전에는 /,
    );
    const other = on("in.cert.cisg-2026-02@1.0.0", { decision, kevAdded: "2026-07-01" }, {});
    assert.match(
      evaluationChangeText(unknown, other, english),
      /^12 hours instead of 3 days .* because the rule pack changed from us\.cisa\.bod-26-04@1\.0\.0 to in\.cert\.cisg-2026-02@1\.0\.0\.$/,
    );
    assert.match(evaluationChangeText(after, before, english), /because it left KEV\.$/);
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
      evaluationChangeText(plain, hurried, english),
      "Still 14 days (by Tue 21 Jul 2026, 23:59 KST, before by Mon 27 Jul 2026, 23:59 KST), because the crisis alert is alert from Tue 14 Jul 2026, 09:00 KST.",
    );
    assert.match(
      evaluationChangeText(plain, hurried, korean),
      /이유: 2026\. 7\. 14\.\(화\) 09:00 KST부터 사이버위기경보 경계\.$/,
    );
    const extensions = [{ duration: { days: 14 }, grantedAt: "2026-07-20T00:00:00Z" }] as const;
    assert.match(
      evaluationChangeText(plain, dated({ ...calm, extensions }), english),
      /Aug 2026.*because an extension was granted\.$/,
    );
    const paused = dated({ ...calm, pauses: [{ from: "2026-07-20T00:00:00Z", until: null }] });
    assert.equal(paused.due, null);
    assert.match(evaluationChangeText(plain, paused, english), /because the clock is paused\.$/);
  });

  it("is always a sentence", () => {
    fc.assert(
      fc.property(
        facts,
        facts,
        fc.constantFrom(...references),
        fc.constantFrom(korean, english),
        (a, b, rulePack, t) => {
          const [first, second] = [a, b].map(({ vulnerability, asset }) =>
            on(rulePack, known(vulnerability), known(asset)),
          );
          assert.ok(first && second);
          assert.match(evaluationChangeText(first, second, t), /^\S.*\.$/);
        },
      ),
      { numRuns: 200 },
    );
  });
});
