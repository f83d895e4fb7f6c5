/** Messages that a channel gave up, over HTTP: who sees them, who decides, and what the journal has of it. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { leaseMessage, enqueueMessage, recordDeliveryFailure } from "#store/outbox.ts";
import { entriesAfter } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import {
  type AccessRoom,
  asVisitor,
  signIn,
  startTestRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";

let here: AccessRoom;
let chair: Visitor;
let analyst: Visitor;

async function giveUp(key: string): Promise<void> {
  const message = { channel: "soc", key, payload: { directive: "not shown" } };
  await here.store.write(system, async (tx) => await enqueueMessage(tx, message));
  const leased = await leaseMessage(here.store, "soc", { worker: "test", seconds: 60 });
  assert.ok(leased !== undefined);
  await recordDeliveryFailure(here.store, leased, { error: "the receiver answers 410", permanent: true });
}

async function call(visitor: Visitor, method: string, path: string) {
  const headers = { "content-type": "application/json", ...asVisitor(visitor) };
  const body = method === "GET" ? {} : { body: "{}" };
  const response = await here.app.request(`/api/dead-letters${path}`, { method, headers, ...body });
  return { status: response.status, body: (await response.json()) as { items: { message: string }[] } };
}

describe("messages that a channel gave up, over HTTP", () => {
  before(async () => {
    here = await startTestRoom();
    chair = await signIn(here, { id: "the-chair", role: "chair" });
    analyst = await signIn(here, { id: "an-analyst", role: "analyst" });
    for (const key of ["1", "2"]) await giveUp(key);
  });
  after(async () => await here.close());

  test("dead letters: an analyst sees them without what they hold; chair decides, once each, and it is journalled", async () => {
    const { body } = await call(analyst, "GET", "");
    assert.deepEqual(
      body.items.map((item) => Object.keys(item)),
      Array.from({ length: 2 }, () => [
        "message",
        "channel",
        "key",
        "attempts",
        "error",
        "createdAt",
        "deadAt",
      ]),
    );
    const [first = "", second = ""] = body.items.map(({ message }) => message);
    assert.equal((await call(analyst, "POST", `/${first}/retry`)).status, 403);
    assert.equal((await call(chair, "POST", `/${first}/retry`)).status, 200);
    assert.equal((await call(chair, "POST", `/${second}/discard`)).status, 200);
    assert.equal((await call(chair, "POST", `/${second}/discard`)).status, 404);
    assert.deepEqual((await call(chair, "GET", "")).body.items, []);
    const entries = await here.store.read(system, async (tx) => await entriesAfter(tx, 0, 500));
    assert.deepEqual(
      entries.filter(({ fact }) => fact.kind.startsWith("message.")).map(({ actor, fact }) => [actor, fact]),
      [
        ["the-chair", { kind: "message.retried", channel: "soc", key: "1" }],
        ["the-chair", { kind: "message.discarded", channel: "soc", key: "2" }],
      ],
    );
  });
});
