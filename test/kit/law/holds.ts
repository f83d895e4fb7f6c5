/** The law itself, as an assertion over two answers. */
import assert from "node:assert/strict";
import { isBetter, type VerdictKind, worseVerdict } from "#core/verdict.ts";
import type { LawAnswer } from "#test/kit/law/answers.ts";
import { visible } from "#test/kit/law/list-products.ts";

/**
 * Nothing is earned by ignorance: no component is not affected that was not so before, and the whole only where all that is left was. That something
 * affected becomes unknown when its record is taken away is the loss itself, and stays to be seen.
 */
export function holds(before: LawAnswer, after: LawAnswer): void {
  if (after === null) return;
  assert.ok(before !== null, "an answer came of less where none came of more");
  const seen = new Map([...before.verdicts].map(([key, verdict]) => [visible(key), verdict]));
  let left: VerdictKind = "not_affected";
  for (const [key, verdict] of after.verdicts) {
    const was: VerdictKind | undefined = before.verdicts.get(key) ?? seen.get(visible(key));
    if (was === undefined) continue;
    left = worseVerdict(left, was);
    assert.ok(!isBetter(was, verdict), `${was} became ${verdict}: ${JSON.stringify(key)}`);
  }
  const same = after.verdicts.size === before.verdicts.size && after.open >= before.open;
  const least = same ? before.overall : left;
  assert.ok(!isBetter(least, after.overall), `the whole, ${least} before, is ${after.overall}`);
}
