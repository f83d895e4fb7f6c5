/**
 * Every section of the bench still runs: those that work on a database or in memory at the least size, where what they compare must agree; those that need real data, a
 * room that runs or a build of the agent are loaded, so that nothing they rest on is gone.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPool, openStore } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import type { Bench } from "../../tools/bench/bench-line.ts";
import { sections } from "../../tools/bench/sections.ts";

/** Measured at a part of the size, each once. */
const atLeast = (part: number): Bench => ({
  quick: true,
  sized: (full) => Math.ceil(full / part),
  times: () => 1,
  withDatabase: async (work) => {
    const connection = await freshDatabase();
    const [store, owner] = [await openStore(connection), openPool(connection)];
    try {
      return await work({ store, owner });
    } finally {
      await store.close();
      await owner.end();
    }
  },
  data: "/there-is-no-data",
});

/** Below this, groups are so small that their counts are hidden. */
const parts: Readonly<Record<string, number>> = { expansion: 40 };
const usualPart = 400;

/** Sections that start rooms or build the agent: they are not run here. */
const large = ["attack", "intake", "trust"];

describe("the bench", () => {
  for (const [name, load] of Object.entries(sections))
    it(`${name} ${large.includes(name) ? "is loaded" : "runs"}`, async () => {
      const section = await load();
      assert.equal(typeof section.run, "function");
      if (large.includes(name)) return;
      const lines = await section.run(atLeast(parts[name] ?? usualPart));
      for (const { what, ours } of lines) assert.doesNotMatch(`${what} ${ours}`, /NaN|undefined/);
    });
});
