/** The outbox on a real PostgreSQL: one letter a key, rolled back with its cause, tried again after a failure, given back when its deliverer dies. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { freshDatabase } from "#test/kit/test-store.ts";
import { deliverNextMessage, enqueueMessage } from "#store/outbox.ts";
import { type Connection, openPool, openStore, sql, type Store, system } from "#store/sql.ts";

let connection: Connection;
let store: Store;
before(async () => {
  connection = await freshDatabase();
  store = await openStore(connection);
});
after(async () => await store.close());

async function put(channel: string, key: string): Promise<void> {
  await store.write(system, async (tx) => await enqueueMessage(tx, { channel, key, payload: { key } }));
}

test("enqueue: the same key twice is one letter; a rolled-back cause leaves none", async () => {
  await put("once", "a");
  await put("once", "a");
  const lost = store.write(system, async (tx) => {
    await enqueueMessage(tx, { channel: "once", key: "b", payload: {} });
    throw new Error("the cause failed");
  });
  await assert.rejects(lost, /the cause failed/);
  const keys: string[] = [];
  while (await deliverNextMessage(store, "once", async (_tx, letter) => void keys.push(letter.key)));
  assert.deepEqual(keys, ["a"]);
});

test("deliverOnce: a failure is recorded, waits, and is tried again", async () => {
  await put("flaky", "a");
  let tries = 0;
  const deliver = async (): Promise<void> => {
    tries += 1;
    if (tries === 1) throw new Error("the other side is down");
  };
  assert.equal(await deliverNextMessage(store, "flaky", deliver), true);
  assert.equal(await deliverNextMessage(store, "flaky", deliver), false, "not due yet");
  const row = await store.read(
    system,
    async (tx) =>
      await tx.first<{ attempts: number; error: string }>(
        sql`select attempts, error from outbox where channel = 'flaky'`,
      ),
  );
  assert.deepEqual(row, { attempts: 1, error: "the other side is down" });
  await store.write(
    system,
    async (tx) => await tx.run(sql`update outbox set next_at = now() where channel = 'flaky'`),
  );
  assert.equal(await deliverNextMessage(store, "flaky", deliver), true);
  assert.equal(await deliverNextMessage(store, "flaky", deliver), false, "done");
  assert.equal(tries, 2);
});

test("deliverOnce: while one delivers, no other does; when its connection dies, the letter is due at once", async () => {
  await put("held", "a");
  const dying = await openStore(connection);
  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const delivering = deliverNextMessage(dying, "held", async () => {
    started.resolve();
    await ended.promise;
  });
  await started.promise;
  assert.equal(await deliverNextMessage(store, "held", async () => undefined), false);
  const owner = openPool(connection);
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
  );
  await owner.end();
  ended.resolve();
  await assert.rejects(delivering, /connection|terminat|ECONNRESET/i);
  const keys: string[] = [];
  while (await deliverNextMessage(store, "held", async (_tx, letter) => void keys.push(letter.key)));
  assert.deepEqual(keys, ["a"]);
  await dying.close();
});
