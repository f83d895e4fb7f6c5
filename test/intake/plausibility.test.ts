/** The gate of plausibility in a room: what a report names is looked for in the archive that it brings; nothing is rejected, and what brings nothing stays unknown. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { firstTurns } from "#core/intake/fair-order.ts";
import { readPlausibility } from "#core/plausibility/plausibility-evidence.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { stepPlausibilityGate } from "#main/intake/plausibility-gate.ts";
import { openPlausibilityThread } from "#main/intake/reading-thread.ts";
import { submissionsOf } from "#stages/intake/queries.ts";
import { sql, system } from "#store/sql.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

/** A tar of plain files, as any program makes it. */
function tarOf(files: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write("0000644\0", 100);
    header.write(`${text.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write("        ", 148);
    header.write("0", 156);
    header.write("ustar\u000000", 257);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]).toString("base64");
}

const source = {
  "drill-1.2/src/reader.c": "int read_record(int n) {\n  return n;\n}\n",
  "drill-1.2/src/a.c": "int a;\n",
  "drill-1.2/src/b.c": "int b;\n",
  "drill-1.2/src/c.c": "int c;\n",
  "drill-1.2/src/d.c": "int d;\n",
  "drill-1.2/CHANGES": "1.2.3\n1.2.2\n1.2.1\n",
};

describe("the gate of plausibility", () => {
  let here: ReportRoom;
  const thread = openPlausibilityThread();
  before(async () => {
    here = await startReportRoom();
  });
  after(async () => {
    await thread.end();
    await here.close();
  });

  async function judged(text: string, files: readonly object[] = []) {
    const report = {
      type: "bongsu.report/1",
      product: { name: "Drill Reader" },
      version: "1.2.3",
      text,
      files,
    };
    const sent = await here.send(JSON.stringify(report), await here.work());
    const { items } = (await sent.json()) as { items: readonly { number: string }[] };
    await here.gate();
    const gate = { store: here.store, unlocked: here.unlocked, now: here.room.now };
    for (let turns = firstTurns, done = 1; done > 0;)
      ({ turns, done } = await stepPlausibilityGate(gate, thread, turns));
    const [row] = await here.store.read(
      system,
      async (tx) => await submissionsOf(tx, [items[0]?.number ?? ""]),
    );
    return row?.gates.find((one) => one.gate === "plausibility");
  }

  const archive = { name: "drill-1.2.tar", content: tarOf(source) };

  it("all is there, something is missing, and what was looked for stands sealed beside it", async () => {
    const there = await judged("read_record() in src/reader.c:2 writes past its buffer.", [archive]);
    assert.deepEqual([there?.verdict, there?.reasons], ["there", []]);
    const missing = await judged("read_chunk() in src/writer.c:9 writes past its buffer.", [archive]);
    assert.equal(missing?.verdict, "missing");
    assert.deepEqual(missing?.reasons.toSorted(), ["file-absent", "function-absent"]);
    const row = await here.store.read(system, async (tx) =>
      tx.first<{ content: Buffer }>(
        sql`select content from sealed_object where object = ${missing?.evidence ?? ""}`,
      ),
    );
    const opened = await openBytes(row?.content ?? new Uint8Array(), [here.holder]);
    const evidence = opened.ok ? readPlausibility(opened.value) : null;
    assert.ok(!row?.content.includes("writer.c"));
    assert.deepEqual(
      evidence?.names.filter(({ state }) => state === "missing").map(({ name }) => name),
      ["read_chunk", "src/writer.c"],
    );
  });

  it("without a source, or with none that is whole, nothing is missing and nothing is better", async () => {
    const none = await judged("read_record() in src/reader.c:2 writes past its buffer, they say.");
    assert.deepEqual([none?.verdict, none?.reasons, none?.evidence], ["unknown", ["source-none"], null]);
    const few = { "reader.c": source["drill-1.2/src/reader.c"] };
    const part = await judged("read_chunk() in writer.c:9 writes past its buffer, they say.", [
      { name: "part.tar", content: tarOf(few) },
    ]);
    assert.deepEqual([part?.verdict, part?.reasons], ["unknown", ["source-cut"]]);
    const broken = await judged("read_chunk() writes past its buffer, as they say of it.", [
      { name: "broken.zip", content: Buffer.from("PK\u0003\u0004broken").toString("base64") },
    ]);
    assert.equal(broken?.verdict, "unknown");
  });
});
