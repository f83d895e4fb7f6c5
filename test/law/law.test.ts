/**
 * The law: taking away a record, a list, a component, a count, a statement, an end of a file or freshness never improves an answer. Lists are the vectors of
 * every reader; what is taken is drawn at random, several things one after the other. A failure names what was taken.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { attestedCounts } from "#test/kit/law/attest.ts";
import { checkAnswer, pageAnswer } from "#test/kit/law/answers.ts";
import { holds } from "#test/kit/law/holds.ts";
import { roomAnswer } from "#test/kit/law/room-exposure.ts";
import { realDataMissing, realWorlds } from "#test/kit/law/real-worlds.ts";
import type { LawFormat } from "#test/kit/law/other-formats.ts";
import { holdsForPlans, planAnswer } from "#test/kit/law/plan.ts";
import { removals } from "#test/kit/law/removals.ts";
import { partOf } from "#test/kit/suites/tried.ts";
import { type LawWorld, type Speech, vectorLists, worldOf } from "#test/kit/law/world.ts";

const now = "2026-05-14T00:00:00.000Z";
const lists = vectorLists();
const names = Object.keys(removals);
/** How often each kind is taken. */
const runs = Number(process.env["LAW_RUNS"] ?? partOf(4));
const seed = Number(process.env["LAW_SEED"] ?? 20_260_514);

const world: fc.Arbitrary<LawWorld> = fc
  .record({
    lists: fc.uniqueArray(fc.nat({ max: lists.length - 1 }), { minLength: 1, maxLength: 3 }),
    speeches: fc.array(
      fc.constantFrom<Speech>("affected", "fixed", "outside", "outside", "vague", "excused"),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    formats: fc.array(fc.constantFrom<LawFormat>("osv", "csaf", "cve"), { minLength: 1, maxLength: 4 }),
    packing: fc.constantFrom<LawWorld["packing"]>("files", "lines", "gzip", "zip"),
  })
  .map(({ lists: chosen, speeches, formats, packing }) => ({
    ...worldOf(
      chosen.flatMap((at) => lists[at] ?? []),
      speeches,
      now,
      formats,
    ),
    packing,
  }));

const other = fc.tuple(fc.constantFrom(...names), fc.nat({ max: 100_000 }));

type Holds = (before: LawWorld, less: LawWorld) => Promise<void>;

/** For each kind in turn, so that none is left to chance: it is taken first, and up to two others after it. */
async function whateverIsTaken(from: fc.Arbitrary<LawWorld>, hold: Holds): Promise<void> {
  for (const [at, name] of names.entries()) {
    const steps = fc
      .tuple(fc.nat({ max: 100_000 }), fc.array(other, { maxLength: 2 }))
      .map(([which, more]) => [[name, which] as const, ...more]);
    await fc.assert(
      fc.asyncProperty(from, steps, async (before, taken) => await hold(before, lesser(before, taken))),
      { numRuns: runs, seed: seed + at },
    );
  }
}

function lesser(before: LawWorld, steps: readonly (readonly [string, number])[]): LawWorld {
  return steps.reduce((less, [name, which]) => removals[name]?.(less, which) ?? less, before);
}

describe("the law", () => {
  it("holds for bongsu check", async () => {
    await whateverIsTaken(world, async (before, less) => {
      holds(await checkAnswer(before), await checkAnswer(less));
    });
  });

  it("holds for bongsu fix --plan: what is not known is not closed", async () => {
    await whateverIsTaken(world, async (before, less) => {
      holdsForPlans(await planAnswer(before), await planAnswer(less));
    });
  });

  it("holds for the page /check", async () => {
    await whateverIsTaken(world, async (before, less) => {
      if (less.lists.length === before.lists.length) holds(await pageAnswer(before), await pageAnswer(less));
    });
  });

  it("holds for what a room shows of delegated lists", async () => {
    const taken = fc.array(other, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(world, taken, async (before, steps) => {
        const less = lesser(before, steps);
        if (less.lists.length === before.lists.length)
          holds(await roomAnswer(before), await roomAnswer(less));
      }),
      { numRuns: 2 * runs },
    );
  });

  it("holds for what is attested: nothing closes by what is not there any more", async () => {
    const lost = ["list", "version in a list", "everything in a list", "days since", "right clock"];
    const step = fc.tuple(fc.constantFrom(...lost), fc.nat({ max: 100_000 }));
    await fc.assert(
      fc.asyncProperty(world, fc.array(step, { minLength: 1, maxLength: 2 }), async (first, steps) => {
        const [before, after] = await attestedCounts([first, lesser(first, steps)]);
        if (!before || !after) return;
        const closed = (counts: StatusCounts): number => counts.fixed + counts.notAffected;
        const said = `${JSON.stringify(before)} became ${JSON.stringify(after)}`;
        assert.ok(closed(after) <= closed(before), said);
        if (before.affected + before.unknown > 0) assert.ok(after.affected + after.unknown > 0, said);
      }),
      { numRuns: 30 * runs, seed },
    );
  });

  it("holds for real lockfiles and the real records about them", { skip: realDataMissing }, async (t) => {
    const worlds = realWorlds(now);
    t.diagnostic(
      `${worlds.length} lockfiles, ${worlds.reduce((sum, one) => sum + one.records.length, 0)} records`,
    );
    await whateverIsTaken(fc.constantFrom(...worlds), async (before, less) => {
      holds(await checkAnswer(before), await checkAnswer(less));
      holds(await pageAnswer(before), await pageAnswer(less));
    });
  });
});
