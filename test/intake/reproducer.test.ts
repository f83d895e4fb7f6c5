/** The gate of reproducers in a room: what a report's reproducer showed is a verdict beside it, and its evidence a sealed object of the office. Where there is no sandbox the gate says so, and runs nothing. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { firstTurns } from "#core/intake/fair-order.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { drawSecondLooks } from "#main/intake/second-look-draw.ts";
import { stepReproducerGate } from "#main/intake/reproducer-gate.ts";
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import { neverStarted, type OpenDriver } from "#sandbox/driver.ts";
import { putLastUndrawn, secondLooks } from "#stages/intake/second-look.ts";
import { submissionsOf } from "#stages/intake/queries.ts";
import { sql, system } from "#store/sql.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

const script =
  "#!/bin/sh\necho '==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014' >&2\nexit 1\n";

function reproducer(more: object = {}): object {
  const manifest = {
    type: "bongsu.reproducer/1",
    subject: { kind: "binary", path: "drill.sh", sha256: hash("sha256", script) },
    command: ["/input/drill.sh"],
    expect: [{ kind: "sanitizer", report: "heap-buffer-overflow" }],
    runs: 1,
    needed: 1,
    limits: { seconds: 5 },
    ...more,
  };
  const file = (name: string, text: string): object => ({
    name,
    content: Buffer.from(text).toString("base64"),
  });
  return { files: [file("reproducer.json", JSON.stringify(manifest)), file("drill.sh", script)] };
}

const ranQuietly = { end: { kind: "exit", status: 0 }, notStarted: null, unwatched: [] } as const;

const report = (more: object): string =>
  JSON.stringify({
    type: "bongsu.report/1",
    product: { name: "Drill Reader" },
    version: "1.2.3",
    text: "A record of length 0xffff writes past the buffer of the reader.",
    reproduce:
      "Run the reader on a file whose second record says that it is 0xffff bytes long and is shorter; the reader copies all of them into a buffer of 4,096 bytes.",
    ...more,
  });

describe("the gate of reproducers", () => {
  let here: ReportRoom;
  const driver = openBubblewrap();
  before(async () => {
    here = await startReportRoom();
  });
  after(async () => {
    driver.close();
    await here.close();
  });

  /** Sends a report, takes it through the first gate and runs what waits in a sandbox; the report's number. */
  async function gone(more: object, sandbox: OpenDriver): Promise<string> {
    const sent = await here.send(report(more), await here.work());
    const { items } = (await sent.json()) as { items: readonly { number: string }[] };
    await here.gate();
    const gate = { store: here.store, unlocked: here.unlocked, now: here.room.now, driver: sandbox };
    for (let turns = firstTurns, done = 1; done > 0;)
      ({ turns, done } = await stepReproducerGate(gate, turns));
    return items[0]?.number ?? "";
  }

  async function gateOf(number: string) {
    const [row] = await here.store.read(system, async (tx) => await submissionsOf(tx, [number]));
    return row?.gates.find(({ gate }) => gate === "reproducer");
  }

  async function evidenceOf(object: string): Promise<string> {
    const row = await here.store.read(system, async (tx) =>
      tx.first<{ content: Buffer }>(sql`select content from sealed_object where object = ${object}`),
    );
    const opened = await openBytes(row?.content ?? new Uint8Array(), [here.holder]);
    assert.ok(opened.ok);
    assert.ok(!row?.content.includes("heap-buffer-overflow"));
    return new TextDecoder().decode(opened.value);
  }

  it("reproduced, with evidence that only readers of the office open", async (context) => {
    const { ready, missing } = await driver.examine();
    if (!ready) return context.skip(`no sandbox here: ${missing.join(", ")}`);
    const gate = await gateOf(await gone(reproducer(), driver));
    assert.deepEqual([gate?.verdict, gate?.reasons], ["reproduced", []]);
    const evidence = JSON.parse(await evidenceOf(gate?.evidence ?? "")) as {
      type: string;
      crash: { type: string };
    };
    assert.equal(evidence.type, "bongsu.reproduction/1");
    assert.match(evidence.crash.type, /^Heap-buffer-overflow/);
  });

  it("a report without one, and one that may not be run so, are said and not run", async () => {
    const never: OpenDriver = { ...driver, run: () => assert.fail("nothing is run"), close: () => undefined };
    assert.deepEqual((await gateOf(await gone({}, never)))?.verdict, "none");
    const tooLong = await gateOf(
      await gone({ title: "b", ...reproducer({ runs: 20, limits: { seconds: 20 } }) }, never),
    );
    assert.deepEqual([tooLong?.verdict, tooLong?.reasons], ["inconclusive", ["manifest-wrong"]]);
    const wrong = await gateOf(await gone({ title: "c", ...reproducer({ runs: 99 }) }, never));
    assert.deepEqual(
      [wrong?.verdict, wrong?.reasons, wrong?.evidence],
      ["inconclusive", ["manifest-wrong"], null],
    );
  });

  it("of what the gates put last some are drawn, once, and what was found of them is counted", async () => {
    const miss = { ...driver, run: async () => ({ ...neverStarted(""), ...ranQuietly }) };
    const { ready } = await driver.examine();
    if (ready) await gone({ title: "e", ...reproducer() }, miss);
    await here.send(JSON.stringify({ type: "bongsu.report/1", text: "x" }), await here.work());
    await here.gate();
    await drawSecondLooks(here.store, here.unlocked);
    const undrawn = await here.store.read(system, async (tx) => await putLastUndrawn(tx, 10));
    assert.deepEqual(undrawn, []);
    const rows = await here.store.read(system, async (tx) =>
      tx.rows(sql`select from submission where second_look is not null`),
    );
    assert.equal(rows.length, ready ? 2 : 1);
    await here.store.write(system, async (tx) => {
      // Whether the other one was drawn is chance.
      await tx.run(sql`update submission set second_look = false where state <> 'returned'`);
      await tx.run(
        sql`update submission set second_look = true, outcome = 'valid', decided_at = now() where state = 'returned'`,
      );
      assert.deepEqual(await secondLooks(tx), { count: 1, of: 1, waiting: 0 });
    });
  });

  it("a machine without a sandbox says so and never runs unprotected", async () => {
    const state = {
      driver: "bubblewrap",
      ready: false,
      missing: ["bubblewrap"],
      substituted: [],
      detail: "",
    } as const;
    const none: OpenDriver = {
      name: "bubblewrap",
      examine: async () => state,
      run: async () => neverStarted("never"),
      close: () => undefined,
    };
    const gate = await gateOf(await gone({ title: "d", ...reproducer() }, none));
    assert.deepEqual([gate?.verdict, gate?.reasons], ["not-run", ["no-sandbox"]]);
  });
});
