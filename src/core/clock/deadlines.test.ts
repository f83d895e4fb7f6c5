/** Deadlines worked by hand, against this calculation and a second one that shares nothing with it. The examples are in `test/vectors/policy/deadlines/`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { workedDeadlines } from "#test/kit/suites/worked-deadlines.ts";

/** What a clock can meet. */
const wanted = [
  "working days",
  "holiday",
  "substitute holiday",
  "other time zone",
  "leap year",
  "end of a month",
  "pause",
  "extension",
  "crisis level",
  "recurring",
  "condition",
  "listed after the issue",
  "strictest of several",
  "no fix",
];

describe("deadlines", () => {
  const all = workedDeadlines();

  it(`end where ${all.length} examples worked by hand say, by this calculation and by a second one`, () => {
    assert.ok(all.length >= 100);
    for (const { line, written, ours, second, faults } of all) {
      assert.ok(!Number.isNaN(written), line);
      assert.deepEqual([ours, second, faults], [written, written, []], line);
    }
  });

  it("are tried for every rule pack and procedure, and for everything that a clock can meet", () => {
    const named = new Set(all.flatMap(({ subject }) => subject.split(" ").map((one) => one.split("#")[0])));
    for (const one of [...packs, ...procedures]) assert.ok(named.has(referenceOf(one)), referenceOf(one));
    const tried = new Set(all.flatMap(({ tries }) => tries));
    for (const one of wanted) assert.ok(tried.has(one), one);
  });

  it("are each worked in a line of its own, no example twice", () => {
    for (const { line, working } of all) assert.ok(working.length > 10, line);
    const given = all.map(({ line }) => line.split("\t").slice(0, -2).join("\t"));
    assert.equal(new Set(given).size, given.length);
  });
});
