/** The whole flow through the public contract: from a feed with the clock in hand; from a report with the room's processes killed between every two steps and in the middle of some. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, describe } from "node:test";
import { drillScene } from "#stages/registry/world/drill.ts";
import { holdingOf } from "#stages/registry/world/products.ts";
import { takenIn } from "#stages/picture/queries.ts";
import { firstBrokenEntry } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { placesOf } from "./kit/journey/canary.ts";
import {
  checkAndAttest,
  directiveSteps,
  draftedFromFeed,
  makeTokens,
  respond,
  verifyEnd,
} from "./kit/journey/directive.ts";
import { findingSteps, verifyFinding } from "./kit/journey/finding.ts";
import { type KilledScene, openKilledScene } from "./kit/journey/killed-scene.ts";
import { preparedAdvisory, publishedAdvisory, verifyAdvisory } from "./kit/journey/own-advisory.ts";
import type { Journey, JourneyStep } from "./kit/journey/walk.ts";
import { openTestRoom } from "./kit/room/test-room.ts";
import { isWhole } from "./kit/suites/tried.ts";

/** Whether the room is killed after every step and not after every fifth, one process and the other in turn; each costs a start. */
const everyKill = isWhole || process.env["BONGSU_JOURNEY_KILLS"] === "all";
const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "bongsu-journey-"));
  folders.push(made);
  return made;
}

/** Local governments that run the appliance in an affected version. */
function affectedOrganizations(count: number): string[] {
  const affected = drillScene("2026-11-23").organizations.filter(
    ({ id, tier }) => tier === "basic" && holdingOf(id, "edgegate").state === "affected",
  );
  assert.ok(affected.length >= count, `${affected.length} organisations run the appliance`);
  return affected.slice(0, count).map(({ id }) => id);
}

/** Each organisation answers twice more while the process that answers is killed a little later each time; the agent then sends again what got no receipt. */
async function killDuringAnswers(journey: Journey, { room }: KilledScene): Promise<number> {
  let during = 0;
  for (const [index, organization] of journey.organizations.entries()) {
    for (const [at, state] of (["found", "fixed"] as const).entries()) {
      const answering = checkAndAttest(journey, organization, state).catch(() => undefined);
      if (everyKill ? index % 2 === 0 : index === 4 * at) {
        await new Promise((wait) => setTimeout(wait, 40 + index * 12));
        await room.kill(0);
        during += 1;
        await answering;
        await room.start(0);
        await respond(journey, organization);
      } else await answering;
    }
  }
  return during;
}

async function sameReceipts(journey: Journey, store: Store): Promise<void> {
  const { sql } = await import("#store/sql.ts");
  const rows = await store.read(
    system,
    async (tx) => await tx.rows<{ receipt: string }>(sql`select receipt from answer order by receipt`),
  );
  assert.deepEqual(
    rows.map((row) => row.receipt),
    [...journey.receipts.keys()].toSorted(),
  );
}

describe("the whole flow through the public contract", () => {
  after(() => {
    for (const made of folders) rmSync(made, { recursive: true, force: true });
  });

  test("journey: an advisory becomes a closed exposure, with the clock in hand", async () => {
    const room = await openTestRoom({ now: "2026-11-23T00:00:00Z" });
    const organizations = affectedOrganizations(7);
    const journey: Journey = {
      origin: room.origin,
      fetch: room.fetch,
      now: room.now,
      folder: folder(),
      tokens: await makeTokens(room.store, organizations, room.now()),
      organizations,
      settle: room.settle,
      directive: "",
      receipts: new Map(),
    };
    for (const step of [...draftedFromFeed, ...directiveSteps]) {
      await step.walk(journey);
      room.advance(60_000);
    }
    await verifyEnd(journey, room.store);

    room.advance(4 * 86_400_000);
    await checkAndAttest(journey, organizations[0] ?? "", "fixed");
    await room.settle();
    const total = await room.store.read(system, async (tx) => await takenIn(tx, journey.directive));
    assert.equal(total.closed, 7);
    assert.equal(total.closedInTime, 6, "the last one closed after the deadline");
    assert.equal(await room.store.read(system, firstBrokenEntry), null);
    await room.close();
  });

  test("journey: from a report to a closed exposure, killed on its way and inside of steps, nothing is lost and nothing doubled", async (t) => {
    const scene = await openKilledScene(folder(), affectedOrganizations(7));
    const { journey, store, room, kill } = scene;
    try {
      let kills = 0;
      const walk = async <J extends Journey>(steps: readonly JourneyStep<J>[], on: J): Promise<void> => {
        for (const [index, step] of steps.entries()) {
          await step.walk(on);
          if (!everyKill && index % 5 !== 0) continue;
          await kill(index % 2 === 0 ? "serve" : "work");
          kills += 1;
        }
      };
      const hidden = async (): Promise<void> => {
        for (const word of [journey.canary, journey.trace.secret]) {
          const found = await placesOf(word, await scene.places());
          // A busy machine may look only after the embargo's end.
          const isOver = Date.parse(journey.trace.ends) <= Date.now();
          if (isOver) t.diagnostic(`${word} was looked for only when the embargo was over`);
          else assert.deepEqual(found, [], word);
        }
      };
      const [drafted, ...approved] = preparedAdvisory;
      await walk([...findingSteps, drafted], journey);
      await hidden();
      await walk(approved, journey);
      await hidden();
      const control = await placesOf(journey.trace.case, await scene.places());
      assert.ok(
        control.some((place) => place.includes("/pg_wal/")) &&
          control.some((place) => place.includes("/base/")),
        "what is not sealed is found in files",
      );
      assert.ok(
        control.some((place) => place.startsWith("table ")),
        "and in rows",
      );
      await walk(publishedAdvisory, journey);
      await verifyFinding(journey, store);
      await verifyAdvisory(journey, store);
      await walk(directiveSteps, journey);
      await journey.settle();
      await verifyEnd(journey, store);
      const during = await killDuringAnswers(journey, scene);
      await journey.settle();
      const total = await store.read(system, async (tx) => await takenIn(tx, journey.directive));
      assert.equal(total.closed, 7);
      await sameReceipts(journey, store);
      assert.equal(await store.read(system, firstBrokenEntry), null);
      t.diagnostic(
        `${kills} kills between steps, ${scene.inside()} inside of them, ${during} during an answer; none lost, none doubled`,
      );
    } catch (error) {
      t.diagnostic(room.printed().slice(-4000));
      throw error;
    } finally {
      await scene.close();
    }
  });
});
