/** Receipts against rows: a room is killed while reports come in. What has a receipt is there once, and what has none and is sent again is there once too. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import test from "node:test";
import { withRoomStore } from "#main/room/open-room.ts";
import { sql, system } from "#store/sql.ts";
import { dataFolder, freePort, startProcess } from "#test/kit/process.ts";
import { drillReport, type GivenReceipt, reportSender } from "#test/kit/send-reports.ts";

const kills = Number(process.env["BONGSU_KILLS"] ?? 1);
const senders = 3;

test("reports: killed while they come in, nothing that has a receipt is lost and nothing is doubled", async (t) => {
  const folder = dataFolder();
  try {
    const port = await freePort();
    let room = await startProcess(folder.path, port);
    const { send } = await reportSender(folder.path);
    const given = new Map<string, GivenReceipt>();
    const open = new Set<string>();
    let next = 0;
    const sendSome = async (until: () => boolean): Promise<void> => {
      while (!until()) {
        const body = drillReport((next += 1));
        open.add(body);
        const receipt = await send(room.origin, body);
        if (receipt === null) return;
        given.set(body, receipt);
        open.delete(body);
      }
    };
    for (let kill = 0; kill < kills; kill += 1) {
      let over = false;
      const before = given.size;
      const sending = Array.from({ length: senders }, async () => await sendSome(() => over));
      while (given.size < before + 8) await new Promise((resume) => setTimeout(resume, 5));
      await new Promise((resume) => setTimeout(resume, 7 * kill));
      await room.stop("SIGKILL");
      over = true;
      await Promise.all(sending);
      room = await startProcess(folder.path, port);
    }
    for (const body of [...open, ...given.keys()]) {
      const receipt = await send(room.origin, body);
      assert.ok(receipt !== null);
      assert.equal(receipt.number, given.get(body)?.number ?? receipt.number);
      given.set(body, receipt);
    }
    const rows = await withRoomStore(
      folder.path,
      async (store) =>
        await store.read(
          system,
          async (tx) =>
            await tx.rows<GivenReceipt>(sql`select s.number, s.digest as sha256 from submission s
          join sealed_object o using (object)
          join journal j on j.kind = 'submission.received' and j.fact ->> 'submission' = s.number and j.fact ->> 'sha256' = s.digest
          order by s.number`),
        ),
    );
    const wanted = [...given].map(([body, { number, sha256 }]) => {
      assert.equal(sha256, hash("sha256", body));
      return { number, sha256 };
    });
    assert.deepEqual(
      rows,
      wanted.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    );
    t.diagnostic(
      `${kills} kills, ${wanted.length} receipts, ${rows.length} rows, ${open.size} sent again without a receipt`,
    );
    await room.stop("SIGTERM");
  } finally {
    folder.remove();
  }
});
