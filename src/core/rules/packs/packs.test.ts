/** The registry of rule packs: each fits its table, and does what the vectors in `test/vectors/policy/packs/REFERENCE.tsv` say. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { actionTiers } from "#core/rules/action.ts";
import { deadline } from "#core/clock/clock.ts";
import { compareDeadlines, type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { packDocument } from "#core/rules/rule-pack/pack-document.ts";
import { checkPackDocument } from "#core/rules/rule-pack/pack-read.ts";
import { findPack, packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { tierMeanings } from "#core/rules/action-tiers.ts";
import { readGiven } from "#test/kit/suites/worked-deadlines.ts";

const folder = "test/vectors/policy/packs";
const issuedAt = "2026-05-13T00:00:00Z";

function evaluateLine(rulePack: string, given: string): Evaluation {
  const { vulnerability, facts, starts } = readGiven(given);
  const document = { issuedAt, draft: { rulePack, actions: [] } };
  const result = evaluate(document, vulnerability, { facts, starts });
  assert.ok(result.ok);
  return result.value;
}

describe("rule packs", () => {
  it("each have their vectors, and no vectors are without a pack", () => {
    assert.deepEqual(
      readdirSync(folder).toSorted(),
      packs.map((pack) => `${referenceOf(pack)}.tsv`).toSorted(),
    );
  });

  for (const pack of packs) {
    const reference = referenceOf(pack);
    const lines = readFileSync(`${folder}/${reference}.tsv`, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));

    it(`${reference} fits its table, names its source and is found by its reference`, () => {
      assert.deepEqual(checkPackDocument(JSON.parse(JSON.stringify(packDocument(pack)))), []);
      assert.ok(pack.source.length > 20);
      assert.equal(findPack(reference), pack);
    });

    it(`${reference} does what ${lines.length} worked examples say, which meet every outcome`, () => {
      const met = new Set<string>();
      for (const line of lines) {
        const [given = "", tier, key = "", due, actions] = line.split("\t");
        const evaluation = evaluateLine(reference, given);
        met.add(key);
        assert.deepEqual(
          [
            evaluation.tier,
            evaluation.key,
            evaluation.due ?? "-",
            evaluation.actions.map(({ kind }) => kind).join(" "),
          ],
          [tier, key, due, actions],
          line,
        );
      }
      assert.deepEqual(met, new Set(pack.table.outcome.values.map((value) => value.key)));
    });
  }

  it("know five tiers, each with a clock no longer than the next", () => {
    assert.deepEqual(Object.keys(tierMeanings), [...actionTiers]);
    const ends = actionTiers.map((tier) => deadline(issuedAt, tierMeanings[tier].clock));
    assert.deepEqual(ends.toSorted(compareDeadlines), ends);
  });
});
