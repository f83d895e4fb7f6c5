/** Scopes: what they select, what is refused and where, and that no input makes them slow or lets them see more than `org`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { europeDrill } from "#core/topology/documents/index.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import type { OrganizationAttributes } from "#core/actor.ts";

const office: OrganizationAttributes = {
  id: "org-0001",
  tier: "basic",
  sector: "local-government",
  domain: "public",
  region: "41",
  criticalInfrastructure: false,
  size: 850,
};

function selected(text: string, facts: OrganizationAttributes = office): boolean {
  const scope = parseScope(text);
  assert.ok(scope.ok, text);
  return selects(scope.value, facts);
}

describe("a scope", () => {
  it("selects by tier, sector, domain, region, size and critical infrastructure", () => {
    assert.equal(selected("true"), true);
    assert.equal(selected("false"), false);
    assert.equal(selected('org.tier in ["metropolitan", "basic"]'), true);
    assert.equal(selected('org.tier == "basic" && org.size >= 1000'), false);
    assert.equal(selected('org.domain == "public" && !(org.region in ["11", "26"])'), true);
    assert.equal(selected('org.criticalInfrastructure || org.sector == "finance"'), false);
    assert.equal(selected('org.criticalInfrastructure ? true : org.region.startsWith("4")'), true);
    assert.equal(selected('org.size < 851 && org.size > -1 && org.id != "org-0002"'), true);
  });

  it("reads only the attributes it is given, not what the object happens to carry", () => {
    const nosy = { ...office, inventory: ["lib"], size: 10.9 };
    assert.equal(selected("org.size == 10", nosy), true);
    assert.equal(parseScope('org.inventory == "lib"').ok, false);
  });

  const refused: readonly (readonly [text: string, code: string, at: string])[] = [
    ['org.teir == "basic"', "scope-unreadable", "byte 4"],
    ['org.tier == "basik"', "scope-word-unknown", "byte 12"],
    ['org.sector in ["finance", "banks"]', "scope-word-unknown", "byte 26"],
    ['"basik" == org.tier', "scope-word-unknown", "byte 0"],
    ['org.region == "99"', "scope-word-unknown", "byte 14"],
    ["org.size == 'ten'", "scope-unreadable", "byte 0"],
    ["org.size", "scope-not-a-condition", "byte 0"],
    ["asset.exposed", "scope-unreadable", "byte 0"],
    ["org.tier ==", "scope-unreadable", "byte 11"],
    ["", "scope-unreadable", "byte 0"],
    ['org.id.matches("(a+)+b")', "scope-unsupported", "byte 0"],
    ["[1, 2].all(x, x > 0)", "scope-unsupported", "byte 0"],
    ["dyn(org.size) == 1", "scope-unsupported", "byte 0"],
    ["org.size + 1 == 2", "scope-unsupported", "byte 0"],
    ['org["tier"] == "basic"', "scope-unsupported", "byte 0"],
    ["org.id == '한글' && org.size == 1 + 1", "scope-unsupported", "byte 34"],
    ["org.constructor == 1", "scope-unreadable", "byte 4"],
    ["__proto__ == 1", "scope-unreadable", "byte 0"],
    [`${"!".repeat(1900)}true`, "scope-unreadable", "byte 1500"],
    [`${"(".repeat(900)}true${")".repeat(900)}`, "scope-unreadable", "byte 24"],
    ["true || ".repeat(300), "scope-too-long", "byte 2000"],
  ];
  it("is taken with any word where the room has checked it, and with the topology's own where it is written", () => {
    assert.ok(parseScope('org.sector == "banking"').ok);
    assert.equal(parseScope('org.sector == "banking"', korea).ok, false);
    assert.ok(parseScope('org.sector == "banking" || org.region == "cor"', europeDrill).ok);
  });

  for (const [source, code, at] of refused)
    it(`refuses ${JSON.stringify(source.slice(0, 40))} with ${code} at ${at}`, () => {
      const scope = parseScope(source, korea);
      assert.ok(!scope.ok);
      assert.equal(scope.findings[0]?.code, code);
      assert.equal(scope.findings[0]?.at, at);
    });

  it("never throws and is quick, whatever the text", () => {
    const word = fc.constantFrom(
      "org",
      ".tier",
      ".size",
      "(",
      ")",
      "[",
      "]",
      "!",
      "&&",
      "||",
      "==",
      "in",
      '"basic"',
      "1",
      "?",
      ":",
      "'",
      "\\",
      "{",
      "\u0000",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (scope) => {
        const read = parseScope(scope);
        if (read.ok) assert.equal(typeof selects(read.value, office), "boolean");
        else assert.match(read.findings[0]?.at ?? "", /^byte \d+$/);
      }),
      { numRuns: 500 },
    );
  });
});
