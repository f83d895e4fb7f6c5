/** Counts of who is exposed, as ranges. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exposedRange } from "#core/privacy/exposed-range.ts";

test("a range never tells none from few, nor one count from its neighbour within it", () => {
  assert.deepEqual(exposedRange(0), { low: 0, high: 9 });
  assert.deepEqual(exposedRange(9), exposedRange(0));
  assert.deepEqual(exposedRange(10), { low: 10, high: 49 });
  assert.deepEqual(exposedRange(5000), { low: 1000, high: null });
});
