/** What of a scope may be published: its text, or how many it addresses and of which kinds. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { OrganizationAttributes } from "#core/actor.ts";
import { addresseesOf, namesOneOf } from "#core/privacy/addressees.ts";
import { withoutIds } from "#core/directive/scope-conditions.ts";
import { parseScope, selects } from "#core/directive/scope.ts";

/** 60 invented organisations: 40 basic in four regions, 17 sme, 3 central of which one is in region 99. */
const led: readonly OrganizationAttributes[] = Array.from({ length: 60 }, (_, i) => ({
  id: `drill-${i}`,
  tier: i < 40 ? "basic" : i < 57 ? "sme" : "central",
  sector: i % 2 === 0 ? "finance" : "energy",
  domain: "public",
  region: i === 59 ? "99" : String(11 + (i % 4)),
  criticalInfrastructure: i % 10 === 0,
  size: i * 10,
}));

function told(text: string) {
  const scope = parseScope(text);
  assert.ok(scope.ok, text);
  return addresseesOf(scope.value, led);
}

function isSmall(fitting: number): boolean {
  const fewer = Math.min(fitting, led.length - fitting);
  return fewer > 0 && fewer < 5;
}

describe("a scope in a published document", () => {
  it("stands as it was written where it singles nobody out", () => {
    for (const text of [
      "true",
      "false",
      'org.tier == "basic"',
      'org.tier == "basic" && org.size >= 100 || org.tier == "sme"',
      "org.criticalInfrastructure",
      'org.region != "12"',
      'org.sector.startsWith("fin") ? true : org.size > 100',
    ])
      assert.equal(told(text), null, text);
  });

  it("is told by number and kind where it names an organisation in any way", () => {
    assert.deepEqual(told('org.id in ["drill-1", "drill-41"]'), { number: 2, byTier: { basic: 1, sme: 1 } });
    for (const text of [
      'org.id != "drill-1"',
      '"drill-1" == org.id',
      'org.id.startsWith("drill-")',
      'org.tier == "basic" || org.id == "drill-59"',
      '!(org.id == "drill-1") && org.size > 10',
      'org.criticalInfrastructure ? org.id == "x" : false',
    ])
      assert.ok(told(text) !== null, text);
    assert.deepEqual(told('org.id == "nobody"'), { number: 0, byTier: {} });
  });

  it("is told so where it, or a part of it, fits fewer than five, or leaves so few out", () => {
    for (const text of [
      'org.tier == "central"',
      'org.tier == "sme" && org.region == "99" || org.region == "99"',
      'org.tier == "basic" || org.region == "99"',
      'org.region in ["11", "99"]',
      'org.region != "99"',
      '!(org.region == "99")',
      "org.size >= 580",
      'org.tier in ["basic", "sme"]',
      '(org.region == "99") == org.criticalInfrastructure',
      'org.sector == "energy" && (org.size < 30 ? "basic" : "sme") == org.tier',
    ])
      assert.ok(told(text) !== null, text);
  });

  it("is told so in whatever spelling it leaves fewer than five out", () => {
    for (const text of [
      "org.size >= 30",
      "org.size > 29",
      "!(org.size < 30)",
      "!(org.size <= 29)",
      "30 <= org.size",
      "org.size < 30 ? false : true",
      "(org.size < 30) == false",
      "(org.size < 30) != true",
      "org.size >= 30 && true",
    ])
      assert.equal(told(text)?.number, 57, text);
    for (const text of ["org.size >= 50", "!(org.size < 50)", "(org.size < 50) == false"])
      assert.equal(told(text), null, text);
  });

  it("tells no kind that has fewer than five members", () => {
    assert.deepEqual(told('org.tier == "central" || org.size < 20'), { number: 5, byTier: { basic: 2 } });
  });

  it("is told so where it is too long to be tried", () => {
    const many = Array.from({ length: 40 }, (_, i) => `org.size > ${i}`).join(" || ");
    assert.ok(told(many) !== null);
  });

  it("whatever is drawn: text that is told has no id, and no condition that parts one to four from the others", () => {
    const attribute = fc.constantFrom(
      fc.constantFrom("basic", "sme", "central").map((value) => `org.tier == "${value}"`),
      fc.constantFrom("11", "12", "99").map((value) => `org.region == "${value}"`),
      fc.nat({ max: 600 }).map((size) => `org.size >= ${size}`),
      fc.nat({ max: 60 }).map((i) => `org.id == "drill-${i}"`),
    );
    const leaf = attribute.chain((one) => one);
    const scope = fc.array(leaf, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" || "));
    fc.assert(
      fc.property(scope, (text) => {
        const fitting = (part: string): number => {
          const condition = parseScope(part);
          assert.ok(condition.ok, part);
          return led.filter((one) => selects(condition.value, one)).length;
        };
        const parts = text.split(" || ");
        // Alternatives are read from the left: `(a || b) || c`.
        const small = parts.some((part, i) =>
          [part, parts.slice(0, i + 1).join(" || ")].some((condition) => isSmall(fitting(condition))),
        );
        const named = text.includes("org.id");
        assert.equal(told(text) !== null, named || small, text);
      }),
      { numRuns: Number(process.env["LAW_RUNS"] ?? 40) },
    );
  });
});

describe("a scope shown to other offices", () => {
  it("leaves out whom it names, and nothing else", () => {
    for (const [text, shown] of [
      ['org.id in ["a", "b"] && org.tier == "basic"', 'org.id in ["…", "…"] && org.tier == "basic"'],
      ['"a" == org.id || org.id.startsWith("dr")', '"…" == org.id || org.id.startsWith("…")'],
      ['org.tier == "basic"', 'org.tier == "basic"'],
    ] as const) {
      const scope = parseScope(text);
      assert.ok(scope.ok);
      assert.equal(withoutIds(scope.value), shown);
    }
  });
});

describe("a text of a draft", () => {
  it("names an organisation by its id or its name, however it is written", () => {
    const addressed = [{ id: "drill-basic-07", names: ["[훈련] 가상 시청", "Invented City"] }];
    for (const text of ["To DRILL-basic-07 only", "[훈련] 가상 시청 앞", "for ＩＮＶＥＮＴＥＤ city"])
      assert.ok(namesOneOf(text, addressed), text);
    assert.ok(!namesOneOf("[훈련] 두 기관", addressed));
  });
});
