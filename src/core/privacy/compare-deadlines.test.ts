/** Who would move: nobody from a pack to itself, everyone back again on the way back, and small counts nowhere. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import {
  deadlineDistribution,
  outcomeUnder,
  shiftsBetween,
  type ComparableDirective,
} from "#core/privacy/compare-deadlines.ts";
import type { SituationCount } from "#core/privacy/population.ts";
import { type ShownCount, smallestShownCount } from "#core/privacy/suppression.ts";

const references = packs.map(referenceOf);
const directive: ComparableDirective = {
  issuedAt: "2026-07-13T00:00:00Z",
  draft: {
    title: { ko: "[훈련]", en: "[DRILL]" },
    advisories: ["A", "B"],
    rulePack: references[0] ?? "",
    scope: "true",
    actions: [{ kind: "patch" }],
    binding: false,
    legalBasis: {},
    contact: "",
  },
  advisories: [
    { decision: { exploitation: "poc", automatable: "yes", technicalImpact: "total" }, kevAdded: null },
    {
      decision: { exploitation: "none", automatable: "no", technicalImpact: "partial" },
      kevAdded: "2026-07-10",
    },
  ].map((facts, at) => ({
    id: ["A", "B"][at] ?? "",
    aliases: [],
    title: {},
    published: null,
    decision: facts.decision as ComparableDirective["advisories"][number]["decision"],
    kevAdded: facts.kevAdded,
  })),
};

const facts = fc.record(
  {
    exposed: fc.constantFrom("yes" as const, "no" as const),
    humanImpact: fc.constantFrom("low" as const, "very-high" as const),
    assetClass: fc.constantFrom("internal" as const, "online" as const),
  },
  { requiredKeys: [] },
);
const situated: fc.Arbitrary<SituationCount> = fc.record({
  domain: fc.constant("private" as const),
  sector: fc.constantFrom("finance" as const, "energy" as const, "health" as const),
  tier: fc.constantFrom("sme" as const, "major" as const),
  facts,
  held: fc.constantFrom(null, [], ["A"], ["B"], ["A", "B"]),
  count: fc.integer({ min: 1, max: 40 }),
});
const population = fc.array(situated, { maxLength: 12 });
const pack = fc.constantFrom(...references);
const turned = { earlier: "later", later: "earlier", same: "same" } as const;

function sizeOf(all: readonly SituationCount[]): number {
  return all.reduce((sum, { count }) => sum + count, 0);
}

describe("properties", () => {
  it("a pack compared with itself moves nobody", () => {
    fc.assert(
      fc.property(population, pack, (all, reference) => {
        const side = outcomeUnder(directive, reference);
        const { rows, total } = shiftsBetween(all, side, outcomeUnder(directive, reference));
        assert.ok(rows.every(({ direction, hours }) => direction === "same" && hours === 0));
        assert.ok([total.earlier, total.later].every((count) => count === 0 || count === null));
        for (const { counts } of deadlineDistribution(all, [side, side])) assert.equal(counts[0], counts[1]);
      }),
    );
  });

  it("moves are antisymmetric", () => {
    fc.assert(
      fc.property(population, pack, pack, (all, a, b) => {
        const [one, other] = [outcomeUnder(directive, a), outcomeUnder(directive, b)];
        const there = shiftsBetween(all, one, other);
        const back = shiftsBetween(all, other, one);
        const turn = (row: (typeof back.rows)[number]) =>
          JSON.stringify({ ...row, direction: turned[row.direction] });
        assert.deepEqual(
          there.rows.map((row) => JSON.stringify(row)).toSorted(),
          back.rows.map(turn).toSorted(),
        );
        assert.equal(there.total.all, back.total.all);
        for (const way of ["earlier", "later", "same"] as const) {
          const [count, turnedCount] = [there.total[way], back.total[turned[way]]];
          assert.ok(count === turnedCount || count === null || turnedCount === null);
        }
      }),
    );
  });

  it("no count of one to four is shown, and shown counts add up", () => {
    fc.assert(
      fc.property(population, pack, pack, (all, a, b) => {
        const sides = [outcomeUnder(directive, a), outcomeUnder(directive, b)];
        const falls = deadlineDistribution(all, sides);
        const moves = shiftsBetween(all, sides[0] ?? (() => null), sides[1] ?? (() => null));
        const cells = [moves.total, ...Object.values(moves.byTier), ...Object.values(moves.bySector)];
        const shown: readonly ShownCount[] = [
          ...falls.flatMap(({ counts }) => counts),
          ...moves.rows.map(({ count }) => count),
          ...cells.flatMap((cell) => Object.values(cell)),
        ];
        assert.ok(shown.every((count) => count === null || count === 0 || count >= smallestShownCount));
        for (const side of [0, 1]) {
          const column = falls.map(({ counts }) => counts[side] ?? null);
          if (column.every((count) => count !== null))
            assert.equal(
              column.reduce((sum, count) => sum + (count ?? 0), 0),
              sizeOf(all),
            );
        }
      }),
    );
  });

  it("what is not known is never later than what is", () => {
    const unknown = {
      domain: "private",
      sector: "finance",
      tier: "sme",
      facts: {},
      held: null,
      count: 9,
    } as const;
    fc.assert(
      fc.property(situated, pack, (of, reference) => {
        const fall = outcomeUnder(directive, reference);
        const [worst, known] = [fall(unknown)?.due ?? "9", fall(of)?.due ?? "9"];
        assert.ok(worst <= known, `${reference}: ${worst} after ${known}`);
      }),
    );
  });
});

describe("an example", () => {
  it("tells those apart who stated their exposure, those who hold nothing, and the unknown", () => {
    const base = { domain: "private", sector: "finance", tier: "sme", held: null, facts: {} } as const;
    const all: readonly SituationCount[] = [
      { ...base, facts: { exposed: "no" }, count: 20 },
      { ...base, held: [], count: 10 },
      { ...base, count: 70 },
    ];
    const a = { ...directive, advisories: directive.advisories.slice(0, 1) };
    const rows = deadlineDistribution(all, [outcomeUnder(a, "us.cisa.bod-26-04@1.0.0")]);
    assert.deepEqual(
      rows.map(({ known, fall, counts }) => [known, fall?.tier ?? null, counts]),
      [
        [true, "P3", [20]],
        [true, null, [10]],
        [false, "P1", [70]],
      ],
    );
  });
});
