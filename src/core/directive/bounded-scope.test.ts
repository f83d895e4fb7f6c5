/** Scopes narrowed to what an office leads. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundedScope } from "#core/directive/bounded-scope.ts";
import { parseScope } from "#core/directive/scope.ts";

describe("a scope", () => {
  it("is narrowed to what an office leads", () => {
    const everything = { domain: null, sector: null, tier: null, region: null };
    const all = [everything];
    const lead = [{ ...everything, domain: "private" }];
    const two = [...lead, { ...everything, domain: "public", sector: "finance" }];
    assert.equal(boundedScope("org.size > 1", all), "org.size > 1");
    assert.equal(boundedScope("true", lead), 'org.domain == "private"');
    assert.equal(
      boundedScope("org.size > 1 || true", lead),
      'org.domain == "private" && (org.size > 1 || true)',
    );
    assert.equal(
      boundedScope("true", two),
      '(org.domain == "private" || org.domain == "public" && org.sector == "finance")',
    );
    assert.equal(
      boundedScope("true", [{ ...everything, tier: "sme", region: "11" }]),
      'org.tier == "sme" && org.region == "11"',
    );
    assert.equal(boundedScope("true", []), "false");
    for (const leads of [all, lead, two, []]) assert.ok(parseScope(boundedScope("org.size > 1", leads)).ok);
  });
});
