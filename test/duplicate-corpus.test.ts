/** The ten-reporters test on the invented flaws that stand in the repository: the same generator and the same scorer as on the shared crash data. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { corpusOf } from "../tools/duplicates/corpus.ts";
import { readReceived } from "../tools/duplicates/read-received.ts";
import { scoreCorpus } from "../tools/duplicates/score.ts";
import { drillBugs } from "../tools/duplicates/wording.ts";

const size = { reporters: 10, false: 12, overClaimed: 12, copied: 12, injected: 12 };

test("of ten reporters of one flaw nearly every later one finds an earlier one first, and nobody loses credit", () => {
  const corpus = corpusOf(drillBugs(), [], { size, seed: 20260101 });
  const score = scoreCorpus(corpus, readReceived);
  const counts = [...score.byKind.values()];
  const later = counts.reduce((sum, count) => sum + count.later, 0);
  const first = counts.reduce((sum, count) => sum + count.first, 0);
  assert.ok(later > 80);
  assert.ok(first / later >= 0.9, `${first} of ${later}`);
  assert.ok(
    score.suspectedRightly / score.suspected >= 0.9,
    `${score.suspectedRightly} of ${score.suspected}`,
  );
  assert.equal(score.linkedWrongly, 0);
  assert.equal(score.lostCredit, 0);
});

test("a seed gives the same corpus on every run, and another seed another", () => {
  const of = (seed: number) => JSON.stringify(corpusOf(drillBugs(), [], { size, seed }));
  assert.equal(of(1), of(1));
  assert.notEqual(of(1), of(2));
});
