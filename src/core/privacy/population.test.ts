/** Situations that may be told: nothing is lost or made up, no small group is left, and what was told of one selection is not undone by another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isKnown, nameOfCell, type SituationCount, disclosableSituations } from "#core/privacy/population.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";

const cell = fc.record({
  domain: fc.constantFrom("private" as const, "public" as const),
  sector: fc.constantFrom("finance" as const, "energy" as const),
  tier: fc.constantFrom("sme" as const, "major" as const),
});
const situated: fc.Arbitrary<SituationCount> = fc
  .tuple(
    cell,
    fc.record({ exposed: fc.constantFrom("yes" as const, "no" as const) }, { requiredKeys: [] }),
    fc.constantFrom(null, [], ["A"], ["A", "B"]),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([of, facts, held, count]) => ({ ...of, facts, held, count }));
const population = fc.array(situated, { maxLength: 24 });

function totals(all: readonly SituationCount[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(all, nameOfCell);
  return new Map([...groups].map(([name, its]) => [name, its.reduce((sum, { count }) => sum + count, 0)]));
}

test("every organisation is in one situation, and no situation of a cell is one of fewer than five", () => {
  fc.assert(
    fc.property(population, (all) => {
      const whole = totals(all);
      const told = disclosableSituations(all, whole);
      assert.deepEqual(totals(told), whole);
      for (const of of told) {
        const size = whole.get(nameOfCell(of)) ?? 0;
        assert.ok(of.count >= smallestShownCount || (!isKnown(of) && of.count === size), JSON.stringify(of));
      }
      const keys = told.map((of) => JSON.stringify([nameOfCell(of), of.facts, of.held]));
      assert.equal(new Set(keys).size, keys.length);
    }),
  );
});

test("leaving one organisation out of a selection tells nothing of it: the rest of its cell becomes unknown", () => {
  fc.assert(
    fc.property(population, fc.nat(), (all, pick) => {
      const whole = totals(all);
      const names = [...whole.keys()];
      const name = names[pick % Math.max(1, names.length)];
      if (name === undefined) return;
      const without = new Map(whole).set(name, (whole.get(name) ?? 0) - 1);
      const of = (told: readonly SituationCount[], mine: boolean) =>
        told.filter((one) => (nameOfCell(one) === name) === mine);
      const told = disclosableSituations(all, without);
      assert.ok(of(told, true).every((one) => !isKnown(one)));
      assert.deepEqual(of(told, false), of(disclosableSituations(all, whole), false));
    }),
  );
});

test("the order in which situations come does not matter", () => {
  fc.assert(
    fc.property(population, (all) => {
      const sorted = (told: readonly SituationCount[]) => told.map((of) => JSON.stringify(of)).toSorted();
      assert.deepEqual(
        sorted(disclosableSituations(all.toReversed(), totals(all))),
        sorted(disclosableSituations(all, totals(all))),
      );
    }),
  );
});
