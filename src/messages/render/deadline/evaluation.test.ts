/** Evaluations in one sentence: by when, why, what was assumed, what shortened the clock. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RequiredAction } from "#core/rules/action.ts";
import { type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Situation } from "#core/rules/situation.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packs } from "#core/rules/packs/index.ts";
import { evaluationText } from "#messages/render/deadline/evaluation.ts";
import { translatorOf } from "#messages/translators.ts";

const federalPack = "us.cisa.bod-26-04@1.0.0";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

const issuedAt = "2026-05-13T00:00:00Z";
const grave: VulnerabilityFacts = {
  decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
  kevAdded: "2026-05-12",
};

function on(
  vulnerability: VulnerabilityFacts,
  situation: Situation,
  actions: readonly RequiredAction[] = [{ kind: "patch" }],
): Evaluation {
  const result = evaluate({ issuedAt, draft: { rulePack: federalPack, actions } }, vulnerability, situation);
  assert.ok(result.ok);
  return result.value;
}

describe("an evaluation in one sentence", () => {
  it("says by when and why, in Korean and in English, and what was assumed", () => {
    const evaluation = on(grave, { facts: {} });
    assert.equal(
      evaluationText(evaluation, korean),
      "3일 안(2026. 5. 16.(토) 23:59 KST까지): 알려진 악용 목록에 있고(2026. 5. 12.(화) 등재), 외부에 노출되어 있으며(확인되지 않아 그렇게 봅니다), 공격을 자동화할 수 있고, 시스템 전체를 빼앗길 수 있습니다.",
    );
    assert.equal(
      evaluationText(evaluation, english),
      "Within 3 days (by Sat 16 May 2026, 23:59 KST): it is in the known-exploited catalogue (listed Tue 12 May 2026), the system is exposed to the internet (not known, so assumed), attacks can be automated, the whole system may be taken over.",
    );
  });

  it("says which level of the crisis alert shortened the clock, in Korean and in English", () => {
    const action: RequiredAction = { kind: "patch", clock: { start: "published", duration: { days: 14 } } };
    const alerts = [{ domain: null, level: "alert", from: "2026-05-14T03:00:00Z", until: null }] as const;
    const course = { domain: "public", alerts, pauses: [], extensions: [] } as const;
    const mild: VulnerabilityFacts = { decision: { exploitation: "none" }, kevAdded: null };
    const evaluation = on(mild, { facts: {}, course }, [action]);
    assert.match(
      evaluationText(evaluation, korean),
      /^14일 안\(2026\. 5\. 21\.\(목\) 23:59 KST까지\), 사이버위기경보 경계에 따라 2026\. 5\. 14\.\(목\) 12:00 KST부터 7일 안으로 앞당겨짐: /,
    );
    assert.match(
      evaluationText(evaluation, english),
      /^Within 14 days \(by Thu 21 May 2026, 23:59 KST\), shortened by the crisis alert level “alert” to within 7 days of Thu 14 May 2026, 12:00 KST: /,
    );
    assert.doesNotMatch(evaluationText(on(mild, { facts: {} }, [action]), english), /shortened/);
  });

  it("has words for every fact of every pack", () => {
    for (const pack of packs)
      for (const input of pack.inputs)
        for (const value of Object.keys(input.values)) {
          const evaluation = {
            ...on(grave, { facts: {} }),
            reasons: [{ fact: input.fact, value, origin: "asset", since: null }] as const,
          };
          for (const t of [korean, english]) assert.match(evaluationText(evaluation, t), /: \S.+\.$/);
        }
  });
});
