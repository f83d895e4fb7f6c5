/** Conditions as clauses, and what became of them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conditionFacts, conditionValues } from "#core/rules/condition.ts";
import { conditionOutcomeText, conditionText } from "#messages/render/condition.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

describe("a condition in words", () => {
  it("is a clause in both languages", () => {
    const when = { fact: "patch", is: "no", after: { days: 2 } } as const;
    assert.equal(conditionText(when, korean), "2일 안에 패치가 없으면");
    assert.equal(conditionText(when, english), "if there is no patch within 2 days");
    const dated = { ...when, after: { date: "2026-10-08" } };
    assert.equal(conditionText(dated, korean), "2026. 10. 8.(목)까지 패치가 없으면");
    assert.equal(conditionText(dated, english), "if there is no patch by Thu 8 Oct 2026");
    for (const fact of conditionFacts)
      for (const is of conditionValues)
        for (const t of [korean, english]) assert.ok(conditionText({ fact, is }, t).length > 3);
  });

  it("says when it is decided, what was assumed, and why nothing is asked", () => {
    const when = { fact: "patch", is: "no", after: { days: 2 } } as const;
    const decidedAt = "2026-10-03T14:59:59Z";
    assert.equal(
      conditionOutcomeText({ when, state: "undecided", decidedAt, assumed: "patch" }, korean),
      "2026. 10. 3.(토) 23:59 KST에 정해집니다, 확인되지 않아 그런 것으로 봅니다",
    );
    assert.equal(
      conditionOutcomeText({ when, state: "not-asked", decidedAt, assumed: null }, english),
      "not asked for, because there is a patch",
    );
    assert.equal(conditionOutcomeText({ when, state: "asked", decidedAt, assumed: null }, korean), "");
  });
});
