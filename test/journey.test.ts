/** The whole flow through the public contract: once with the clock in hand, once with the room killed between every two steps and in the middle of answers. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, describe } from "node:test";
import { roomConfig } from "#main/room/config.ts";
import { openSecondRoom } from "#main/room/open-room.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { holdingOf } from "#stages/registry/world/products.ts";
import { takenIn } from "#stages/picture/queries.ts";
import { firstBrokenEntry } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { respond, checkAndAttest, type Journey, makeTokens, steps, verifyEnd } from "./kit/journey.ts";
import { dataFolder, freePort, type RoomProcess, startProcess } from "./kit/process.ts";
import { openTestRoom } from "./kit/room/test-room.ts";

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

/** Each organisation answers twice more while the room is killed a little later each time; the agent then sends again what got no receipt. */
async function killDuringAnswers(
  journey: Journey,
  running: () => Promise<RoomProcess>,
  restart: () => Promise<void>,
): Promise<number> {
  let during = 0;
  for (const [index, organization] of journey.organizations.entries()) {
    for (const state of ["found", "fixed"] as const) {
      const answering = checkAndAttest(journey, organization, state).catch(() => undefined);
      if (index % 2 === 0) {
        await new Promise((wait) => setTimeout(wait, 40 + index * 12));
        await (await running()).stop("SIGKILL");
        during += 1;
        await answering;
        await restart();
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

/** Waits until every follower stands at the end of the journal and the publication is out. */
async function settled(store: Store, journey: Journey): Promise<void> {
  const { sql } = await import("#store/sql.ts");
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const open = await store.read(
      system,
      async (tx) =>
        await tx.first<{ open: number }>(sql`
      select (select count(*) from outbox where done_at is null)
        + (select count(*) from cursor where position < (select max(position) from journal))
        + (select count(*) from (select count(*) as cursors from cursor) all_of where cursors = 0) as open`),
    );
    if (open?.open === 0) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`the room at ${journey.origin} did not settle within 60 s`);
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
    for (const step of steps) {
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

  test("journey: killed between every two steps and during answers, nothing is lost and nothing doubled", async (t) => {
    const data = dataFolder();
    const port = await freePort();
    const organizations = affectedOrganizations(7);
    let process = await startProcess(data.path, port);
    let kills = 0;
    const restart = async (): Promise<void> => {
      await process.stop("SIGKILL");
      kills += 1;
      process = await startProcess(data.path, port);
    };
    const beside = await openSecondRoom(roomConfig(["--data", data.path], {}));
    const journey: Journey = {
      origin: process.origin,
      fetch,
      now: () => new Date(),
      folder: folder(),
      tokens: await makeTokens(beside.store, organizations, new Date()),
      organizations,
      settle: async () => await settled(beside.store, journey),
      directive: "",
      receipts: new Map(),
    };
    try {
      for (const step of steps) {
        await step.walk(journey);
        await restart();
      }
      await journey.settle();
      await verifyEnd(journey, beside.store);
      const during = await killDuringAnswers(journey, async () => process, restart);
      await journey.settle();
      const total = await beside.store.read(system, async (tx) => await takenIn(tx, journey.directive));
      assert.equal(total.closed, 7);
      await sameReceipts(journey, beside.store);
      assert.equal(await beside.store.read(system, firstBrokenEntry), null);
      t.diagnostic(
        `${kills} kills: ${steps.length} between steps, ${during} during an answer; none lost, none doubled`,
      );
    } finally {
      await beside.close();
      await process.stop("SIGKILL");
      data.remove();
    }
  });
});
