/** Merging statements to the strongest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { strongestInputs } from "#core/rules/strongest-inputs.ts";

test("strongestInputs: of each input the strongest, named after the first that says it; what nobody states is absent", () => {
  const mild = { decision: { exploitation: "none", automatable: "no" } } as const;
  const proven = { decision: { exploitation: "poc" } } as const;
  const again = { decision: { exploitation: "poc", automatable: "no" } } as const;
  const { decision, from } = strongestInputs([mild, proven, again]);
  assert.deepEqual(decision, { exploitation: "poc", automatable: "no" });
  assert.equal(from.exploitation, proven);
  assert.equal(from.automatable, mild);
  assert.equal(from.technicalImpact, undefined);
  assert.deepEqual(strongestInputs([]), { decision: {}, from: {} });
});
