/** What an agent's folder has lost, case by case: each was once read as if it had never been there. */
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { Refusal } from "#core/problem.ts";
import { syncedAnswer } from "#test/kit/law/synced-answers.ts";
import { publicationRemovals } from "#test/kit/law/synced-removals.ts";
import { aroundAt, atAgent } from "#test/kit/law/synced-world.ts";

const now = "2026-05-14T01:00:00Z";
const nextWeek = "2026-05-22T01:00:00Z";

async function refusesSync(root: string): Promise<void> {
  const sync = syncFrom({ from: join(root, "from"), dir: join(root, "agent") }, aroundAt(now));
  await assert.rejects(sync, (error) => error instanceof Refusal);
}

describe("an agent's folder that has lost", () => {
  it("a member of its state answers nothing: no end is not an end that never comes", async () => {
    for (const name of ["expires", "syncedAt", "files", "received", "digest", "facts"])
      await atAgent(async (root) => {
        const path = join(root, "agent", "state.json");
        const { [name]: _lost, ...rest } = JSON.parse(await readFile(path, "utf8")) as Record<
          string,
          unknown
        >;
        await writeFile(path, JSON.stringify(rest));
        const { check, tasks, attested } = await syncedAnswer(root, { follows: false, now });
        assert.deepEqual([check, tasks, ...attested.values()], [null, null, null, null], name);
      });
  });

  it("the room's keys does not take those that whoever answers shows", async () => {
    await atAgent(async (root) => {
      await rm(join(root, "agent", "keys", "room.json"));
      await publicationRemovals["signature of the room"]?.(root, 0);
      await refusesSync(root);
    });
  });

  it("its state still knows which index was the newest", async () => {
    await atAgent(async (root) => {
      await rm(join(root, "agent", "state.json"));
      await publicationRemovals["newer index"]?.(root, 0);
      await refusesSync(root);
    });
  });

  it("time's freshness leaves tasks unknown, and attests no check that was made before", async () => {
    await atAgent(async (root) => {
      const { attested } = await syncedAnswer(root, { follows: false, now });
      assert.ok([...attested.values()].every((counts) => counts !== null));
      await rm(join(root, "lists"), { recursive: true });
      for (const instant of [nextWeek, "2026-05-12T01:00:00Z"]) {
        const late = await syncedAnswer(root, { follows: false, now: instant });
        assert.deepEqual([late.check, late.tasks, ...late.attested.values()], [null, 3, null, null]);
      }
    });
  });
});
