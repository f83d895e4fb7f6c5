/** The outbox on a real PostgreSQL: one message a key, rolled back with its cause, leased for a time, tried again after a failure, and given up in the end. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { freshStore } from "#test/kit/room/test-store.ts";
import { countDeadLetters, deadLetters, discardDeadLetter, retryDeadLetter } from "#store/dead-letters.ts";
import { entriesAfter } from "#store/journal.ts";
import {
  type LeasedMessage,
  leaseMessage,
  enqueueMessage,
  mostAttempts,
  recordDelivery,
  recordDeliveryFailure,
  releaseLease,
} from "#store/outbox.ts";
import { announceProcess, retireProcess } from "#store/state/processes.ts";
import { sql, type Store, system } from "#store/sql.ts";
import type { Actor } from "#core/actor.ts";

let store: Store;

const lease = { worker: "one", seconds: 60 };
const another = { worker: "two", seconds: 60 };
const chair: Actor = { role: "chair", id: "chair-1" };
const analyst: Actor = { role: "analyst", id: "analyst-1" };

async function put(channel: string, key: string): Promise<void> {
  await store.write(system, async (tx) => await enqueueMessage(tx, { channel, key, payload: { key } }));
}

async function leased(channel: string, by = lease): Promise<LeasedMessage> {
  return (await leaseMessage(store, channel, by)) ?? assert.fail(`nothing is due in ${channel}`);
}

async function rowOf(channel: string) {
  return await store.read(
    system,
    async (tx) =>
      await tx.first<{ attempts: number; error: string | null }>(
        sql`select attempts, error from outbox where channel = ${channel}`,
      ),
  );
}

async function change(set: ReturnType<typeof sql>, channel: string): Promise<void> {
  await store.write(
    system,
    async (tx) => await tx.run(sql`update outbox set ${set} where channel = ${channel}`),
  );
}

describe("the outbox on a real PostgreSQL", () => {
  before(async () => {
    store = await freshStore();
  });
  after(async () => await store.close());

  test("enqueue: the same key twice is one message; a rolled-back cause leaves none", async () => {
    await put("once", "a");
    await put("once", "a");
    const lost = store.write(system, async (tx) => {
      await enqueueMessage(tx, { channel: "once", key: "b", payload: {} });
      throw new Error("the cause failed");
    });
    await assert.rejects(lost, /the cause failed/);
    const message = await leased("once");
    assert.deepEqual([message.key, message.payload, message.attempt], ["a", { key: "a" }, 1]);
    assert.equal(await recordDelivery(store, message), true);
    assert.equal(await leaseMessage(store, "once", lease), undefined);
  });

  test("recordDeliveryFailure: a failure is recorded, waits, and is tried again", async () => {
    await put("flaky", "a");
    const error = "the other side is down";
    await recordDeliveryFailure(store, await leased("flaky"), { error, permanent: false });
    assert.equal(await leaseMessage(store, "flaky", lease), undefined, "not due yet");
    assert.deepEqual(await rowOf("flaky"), { attempts: 1, error: "the other side is down" });
    await change(sql`next_at = now()`, "flaky");
    const again = await leased("flaky");
    assert.equal(again.attempt, 2);
    await recordDelivery(store, again);
    assert.equal(await leaseMessage(store, "flaky", lease), undefined, "done");
  });

  test("leaseMessage: while one has it no other does; a lease that ends gives it away, and a late outcome is not taken", async () => {
    await put("held", "a");
    const first = await leased("held");
    assert.equal(await leaseMessage(store, "held", another), undefined);
    await change(sql`leased_until = now()`, "held");
    const second = await leased("held", another);
    assert.equal(second.attempt, 2);
    const late = { error: "too late", permanent: true };
    assert.equal(await recordDeliveryFailure(store, first, late), false);
    assert.equal(await recordDelivery(store, first), false);
    assert.equal(await recordDelivery(store, second), true);
  });

  test("releaseLease: a message that was given back counts no attempt", async () => {
    await put("stopped", "a");
    await releaseLease(store, await leased("stopped"));
    const again = await leased("stopped");
    assert.equal(again.attempt, 1);
    await recordDelivery(store, again);
  });

  test("a channel has one deliverer at a time; what a process that is gone had leased is free for the next", async () => {
    const process = { id: "one", kind: "work", host: "here", version: "test" } as const;
    await announceProcess(store, process);
    await announceProcess(store, { ...process, id: "two" });
    await put("shared", "a");
    await put("shared", "b");
    const first = await Promise.all([
      leaseMessage(store, "shared", lease),
      leaseMessage(store, "shared", another),
    ]);
    assert.equal(first.filter((one) => one !== undefined).length, 1);
    await announceProcess(store, { ...process, id: "two" });
    assert.equal(await leaseMessage(store, "shared", another), undefined, "its process is there");
    await retireProcess(store, "one");
    await retireProcess(store, "two");
    const next = await leased("shared", another);
    assert.equal(next.key, "a");
    await recordDelivery(store, next);
    const last = await leased("shared");
    assert.equal(last.key, "b");
    await recordDelivery(store, last);
  });

  test("dead letters: a permanent failure, or too many others; an officer sees them, and retries or discards, with entries", async () => {
    await put("gone", "a");
    await recordDeliveryFailure(store, await leased("gone"), { error: "gone for good", permanent: true });
    await put("worn", "b");
    await change(sql`attempts = ${mostAttempts - 1}`, "worn");
    await recordDeliveryFailure(store, await leased("worn"), { error: "still down", permanent: false });
    for (const channel of ["gone", "worn"])
      assert.equal(await leaseMessage(store, channel, lease), undefined);
    const { items: listed } = await store.read(analyst, async (tx) => await deadLetters(tx, {}));
    assert.deepEqual(
      listed.map(({ channel, key, error, attempts }) => [channel, key, error, attempts]),
      [
        ["gone", "a", "gone for good", 1],
        ["worn", "b", "still down", mostAttempts],
      ],
    );
    const [gone = assert.fail(), worn = assert.fail()] = listed.map(({ message }) => message);
    const forbidden = store.write(analyst, async (tx) => await retryDeadLetter(tx, gone));
    await assert.rejects(forbidden, { code: "not-found" });
    await store.write(chair, async (tx) => await retryDeadLetter(tx, gone));
    await store.write(chair, async (tx) => await discardDeadLetter(tx, worn));
    const twice = store.write(chair, async (tx) => await discardDeadLetter(tx, worn));
    await assert.rejects(twice, { code: "not-found" });
    assert.equal(await store.read(chair, countDeadLetters), 0);
    assert.equal((await leased("gone")).attempt, 1);
    const entries = await store.read(system, async (tx) => await entriesAfter(tx, 0, 10));
    assert.deepEqual(
      entries.map(({ actor, fact }) => [actor, fact]),
      [
        ["chair-1", { kind: "message.retried", channel: "gone", key: "a" }],
        ["chair-1", { kind: "message.discarded", channel: "worn", key: "b" }],
      ],
    );
  });
});
