/**
 * The law over an agent's folder: whatever is taken away from what a room publishes, or from what the agent keeps, no answer of `sync`, `check`, `tasks`
 * or `attest` is better for it. A failure names what was taken.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { holds } from "#test/kit/law/holds.ts";
import { type SyncedAnswer, syncedAnswer } from "#test/kit/law/synced-answers.ts";
import { folderRemovals, publicationRemovals, type SyncedRemoval } from "#test/kit/law/synced-removals.ts";
import { atAgent } from "#test/kit/law/synced-world.ts";

const runs = Number(process.env["LAW_RUNS"] ?? 15);
const days = fc.constantFrom(0, 0, 1, 4, 8, -2);

function instantAfter(count: number): string {
  return new Date(Date.parse("2026-05-14T01:00:00Z") + count * 86_400_000).toISOString();
}

function steps(removals: Readonly<Record<string, SyncedRemoval>>) {
  const named = Object.keys(removals);
  return fc.array(fc.tuple(fc.constantFrom(...named), fc.nat({ max: 10_000_000 })), {
    minLength: 1,
    maxLength: 2,
  });
}

type Steps = readonly (readonly [name: string, seed: number])[];
type Asking = { readonly follows: boolean; readonly now: string };

/** The answer after things were taken, one after the other; `null` where nothing is left that remembers which index was the newest: it is a new folder. */
async function after(taken: Steps, asking: Asking): Promise<SyncedAnswer | null> {
  return await atAgent(async (root) => {
    for (const [name, seed] of taken) await { ...publicationRemovals, ...folderRemovals }[name]?.(root, seed);
    const memories = ["state.json", "keys/index.json"].map((name) => join(root, "agent", name));
    return memories.some((path) => existsSync(path)) ? await syncedAnswer(root, asking) : null;
  });
}

const answers = new Map<string, Promise<SyncedAnswer | null>>();

/** The answer of a place from which nothing more is taken, asked once. */
async function before(taken: Steps, asking: Asking): Promise<SyncedAnswer | null> {
  const key = JSON.stringify([taken, asking]);
  const answer = answers.get(key) ?? after(taken, asking);
  answers.set(key, answer);
  return await answer;
}

/** The lattice of exit statuses that say how much is left: 0 is earned, and 3 never becomes 1 by what is not there. */
function rankOf(status: number): number {
  return [0, 1, 3].indexOf(status);
}

function compare(whole: SyncedAnswer | null, less: SyncedAnswer | null): void {
  if (whole === null || less === null) return;
  if (less.sync !== null) assert.ok(whole.sync !== null, "a sync that was refused is not any more");
  if (less.sync !== null) assert.ok(less.sync >= (whole.sync ?? 0), `sync ${whole.sync} is ${less.sync}`);
  holds(whole.check, less.check);
  if (less.tasks !== null) {
    assert.ok(whole.tasks !== null, "tasks answers where it did not");
    const said: string = `tasks ${whole.tasks} is ${less.tasks}`;
    assert.ok(rankOf(less.tasks) >= rankOf(whole.tasks), said);
  }
  for (const [directive, counts] of less.attested) {
    const was: StatusCounts | null = whole.attested.get(directive) ?? null;
    if (counts === null) continue;
    assert.ok(was !== null, `${directive} can be attested where it could not`);
    const said: string = `${directive}: ${JSON.stringify(was)} became ${JSON.stringify(counts)}`;
    assert.ok(counts.fixed + counts.notAffected <= was.fixed + was.notAffected, said);
    if (was.affected + was.unknown > 0) assert.ok(counts.affected + counts.unknown > 0, said);
  }
}

describe("the law over an agent's folder", () => {
  it("holds for what the folder keeps", async () => {
    await fc.assert(
      fc.asyncProperty(steps(folderRemovals), days, fc.boolean(), async (taken, count, follows) => {
        const wish = { follows, now: instantAfter(count) };
        compare(await before([], wish), await after(taken, wish));
      }),
      {
        numRuns: runs,
        examples: [7_380_096, 3_103_895].map((seed) => [[["member of a kept document", seed]], 0, false]),
      },
    );
  });

  it("holds for what is published, where the folder knows an earlier index", async () => {
    await fc.assert(
      fc.asyncProperty(steps(publicationRemovals), days, async (taken, count) => {
        const wish = { follows: true, now: instantAfter(count) };
        compare(await before([], wish), await after(taken, wish));
      }),
      { numRuns: runs },
    );
  });

  it("holds for a publication that is not the room's, whatever the folder has lost", async () => {
    await fc.assert(
      fc.asyncProperty(steps(folderRemovals), fc.nat({ max: 9 }), async (taken, seed) => {
        const hostile: Steps = [[seed % 2 === 0 ? "signature of the room" : "newer index", 0]];
        const wish = { follows: true, now: instantAfter(0) };
        compare(await before(hostile, wish), await after([...hostile, ...taken], wish));
      }),
      { numRuns: runs },
    );
  });
});
