/** A drill's room with its offices and witnesses: a directive is in force once three offices signed it and two witnesses saw it in the log, and not before. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { directiveTexts } from "#edge/directive-texts.ts";
import { judgeOrder, readOrderFile } from "#core/roster/order.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import {
  approveDirective,
  draftDirective,
  returnDirective,
  submitDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { issuedDocument, readDirective } from "#stages/directive/queries.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { openDocuments } from "#stages/directive/signing/queries.ts";
import { system } from "#store/sql.ts";
import { advisory, ana, bo, chair, draft, drillRecord } from "#test/kit/directive-fixtures.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

/** Two seconds are promised on a machine that does nothing else; tests share theirs. */
const patience = 10_000;
let room: TestRoom;
const at = (): string => room.now().toISOString();

async function approved(): Promise<string> {
  const { store } = room;
  const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, draft, at()));
  await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at()));
  await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
  return directive;
}

async function judgedFile(path: string) {
  const file = readOrderFile(gunzipSync(await readFile(join(room.publicFolder, path))));
  assert.ok(file.ok);
  const adopted = await room.store.read(system, roomRosters);
  assert.ok(adopted);
  return await judgeOrder(file.value, adopted.pin);
}

describe("a drill with its offices", () => {
  before(async () => {
    room = await openTestRoom({ now: "2026-05-13T00:00:00Z", offices: true });
    await importRecords(room.store, system, { batch: "test", records: [drillRecord(advisory)] });
  });
  after(async () => await room.close());

  it("puts a directive in force by three of five offices in a witnessed log, at once", async () => {
    const directive = await approved();
    const { store } = room;
    const waiting = await store.read(bo, async (tx) => await readDirective(tx, directive));
    assert.equal(waiting?.state, "approved");
    assert.equal(await store.read(system, async (tx) => await issuedDocument(tx, directive)), undefined);
    const began = performance.now();
    await room.settle();
    const took = performance.now() - began;
    assert.ok(took < patience, `${took} ms`);
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "issued");
    const judged = await judgedFile(`orders/${directive}/1.order`);
    assert.ok(judged.ok, JSON.stringify(judged));
    assert.equal(judged.value.offices.length, 3);
    assert.ok(judged.value.witnesses.length >= 2);
    const bytes = await readFile(join(room.publicFolder, `orders/${directive}/1.order`));
    assert.ok(bytes.length < 64 * 1024, String(bytes.length));
    const published = JSON.parse(
      await readFile(join(room.publicFolder, `directives/${directive}/1.json`), "utf8"),
    ) as { readonly payload: string };
    assert.equal(
      judged.value.head.sha256,
      Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(published.payload, "base64"))).toString(
        "hex",
      ),
    );
  });

  it("signs an ending likewise, and drops the bytes of what is given back", async () => {
    const { store } = room;
    const directive = await approved();
    await store.write(bo, async (tx) => await returnDirective(tx, { directive }, at()));
    assert.deepEqual(await store.read(system, openDocuments), []);
    await room.settle();
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "draft");
    await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at()));
    await store.write(chair, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
    await room.settle();
    const reason = { ko: "훈련 끝", en: "The exercise is over" };
    await store.write(ana, async (tx) => await withdrawDirective(tx, { directive, reason }, at()));
    await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "issued");
    await room.settle();
    const ended = await store.read(bo, async (tx) => await readDirective(tx, directive));
    assert.deepEqual([ended?.state, ended?.revision], ["withdrawn", 2]);
    assert.ok((await judgedFile(`orders/${directive}/2.order`)).ok);
  });
});
