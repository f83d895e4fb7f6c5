/** Channels at work on a real PostgreSQL: one that hangs holds nobody else, nothing is delivered within a transaction, and every outcome is recorded. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { type Channel, type Deliver, PermanentFailure } from "#channels/channel.ts";
import { deliverNextMessage, startChannel } from "#channels/run-channel.ts";
import { startBackgroundWork } from "#main/room/background-work.ts";
import { countDeadLetters } from "#store/dead-letters.ts";
import { appendEvents, type Follower, lastPosition } from "#store/journal.ts";
import { leaseMessage, enqueueMessage } from "#store/outbox.ts";
import { openPool, openStore, sql, type Connection, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

let connection: Connection;
let store: Store;

/** A channel with a message for each organisation that is registered. */
function channel(name: string, deliver: Deliver, timeLimit = 60): Channel {
  return {
    name,
    follows: ["organization.registered"],
    startsAt: "now",
    timeLimit,
    messages: (entries) => entries.map(({ position }) => ({ key: String(position), payload: null })),
    deliver,
  };
}

const run = { worker: "test", failed: (): void => undefined };

async function put(name: string): Promise<void> {
  const message = { channel: name, key: "a", payload: {} };
  await store.write(system, async (tx) => await enqueueMessage(tx, message));
}

async function register(count: number): Promise<void> {
  for (let number = 0; number < count; number++)
    await store.write(
      system,
      async (tx) => await appendEvents(tx, { kind: "organization.registered", organization: `o-${number}` }),
    );
}

async function cursors(): Promise<number> {
  return (await rows(sql`select follower from cursor`)).length;
}

async function rows(query: ReturnType<typeof sql>): Promise<object[]> {
  return await store.read(system, async (tx) => await tx.rows(query));
}

describe("channels at work on a real PostgreSQL", () => {
  before(async () => {
    connection = await freshDatabase();
    store = await openStore(connection);
  });
  after(async () => await store.close());

  test("a channel that never resolves: another delivers all its messages in order, and followers go on", async () => {
    const hanging = channel("hanging", async () => await new Promise<never>(() => undefined));
    const delivered: number[] = [];
    const all = Promise.withResolvers<void>();
    const followed: number[] = [];
    const resolveAtEnd = (): void => {
      if (delivered.length === 100 && followed.length === 100) all.resolve();
    };
    const quick = channel("quick", async ({ key }) => {
      delivered.push(Number(key));
      resolveAtEnd();
    });
    const follower: Follower = {
      name: "counting",
      startsAt: "now",
      kinds: ["organization.registered"],
      handle: async (_tx, entries) => {
        followed.push(...entries.map(({ position }) => position));
        resolveAtEnd();
      },
    };
    const begun = Promise.withResolvers<void>();
    const work = startBackgroundWork(store, {
      followers: [follower],
      channels: [hanging, quick],
      worker: "test",
      every: async () => begun.resolve(),
      changed: () => undefined,
      failed: (what, error) => all.reject(new Error(what, { cause: error })),
    });
    await begun.promise;
    while ((await cursors()) < 3) await new Promise((wait) => setTimeout(wait, 5));
    const from = await store.read(system, lastPosition);
    await register(100);
    await all.promise;
    const expected = Array.from({ length: 100 }, (_, index) => from + index + 1);
    assert.deepEqual(delivered, expected);
    assert.deepEqual(followed, expected);
    const held = await rows(
      sql`select key, attempts, done_at from outbox where channel = 'hanging' and leased_by is not null`,
    );
    assert.deepEqual(
      held,
      [{ key: String(from + 1), attempts: 1, done_at: null }],
      "it still hangs at its first",
    );
    await work.stop();
    const given = await rows(sql`select 1 from outbox where channel = 'hanging' and leased_by is not null`);
    assert.deepEqual(given, [], "stopping gives it back");
  });

  test("no transaction is open while a message is delivered", async () => {
    await put("looking");
    let open: unknown;
    const looking = channel("looking", async () => {
      const owner = openPool(connection);
      const { rows: found } = await owner.query(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()",
      );
      open = found[0];
      await owner.end();
    });
    assert.equal(await deliverNextMessage(store, looking, run), true);
    assert.deepEqual(open, { count: 0 });
  });

  test("time is over: the delivery is given up though it does not listen, and tried again later", async () => {
    await put("endless");
    const endless = channel("endless", async () => await new Promise<never>(() => undefined), 0.05);
    assert.equal(await deliverNextMessage(store, endless, run), true);
    const [row] = await rows(sql`select attempts, error, leased_by from outbox where channel = 'endless'`);
    assert.deepEqual(row, { attempts: 1, error: "no outcome within 0.05 s", leased_by: null });
  });

  test("a permanent failure is a dead letter at once, and is told", async () => {
    await put("gone");
    const told: string[] = [];
    const gone = channel("gone", async () => {
      throw new PermanentFailure("nobody there");
    });
    await deliverNextMessage(store, gone, { ...run, failed: (name) => told.push(name) });
    assert.deepEqual(told, ["gone"]);
    assert.equal(await store.read(system, countDeadLetters), 1);
  });

  test("idle: waits for the delivery at hand; wake: a message is delivered without waiting for the next look", async () => {
    const keys: string[] = [];
    const slow = startChannel(
      store,
      channel("slow", async ({ key }) => {
        await new Promise((wait) => setTimeout(wait, 20));
        keys.push(key);
      }),
      run,
    );
    await put("slow");
    slow.wake();
    await slow.idle();
    assert.deepEqual(keys, ["a"]);
    await slow.stop();
    assert.equal(await leaseMessage(store, "slow", { worker: "other", seconds: 1 }), undefined);
  });
});
