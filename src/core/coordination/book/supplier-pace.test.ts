/** The order in which reports wait for a supplier. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { goesAtOnce } from "#core/coordination/book/supplier-pace.ts";

const early = { attacked: false, since: "2026-05-01T00:00:00Z" };
const late = { attacked: false, since: "2026-05-02T00:00:00Z" };
const attacked = { attacked: true, since: "2026-05-03T00:00:00Z" };

describe("what waits for a supplier", () => {
  it("goes in the order in which it came, what is exploited now before the rest", () => {
    assert.equal(goesAtOnce(early, { free: 1, waiting: [late] }), true);
    assert.equal(goesAtOnce(late, { free: 1, waiting: [early] }), false);
    assert.equal(goesAtOnce(late, { free: 2, waiting: [early] }), true);
    assert.equal(goesAtOnce(attacked, { free: 1, waiting: [early, late] }), true);
    assert.equal(goesAtOnce(early, { free: 1, waiting: [attacked] }), false);
  });
  it("goes at no time where nothing is free, exploited or not", () => {
    assert.equal(goesAtOnce(attacked, { free: 0, waiting: [] }), false);
  });
});
