/** Connections that die: silent ones are cut and replaced, slow ones are not, and one that is away is said to be. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import pg from "pg";
import { DatabaseUnavailable, troubleIn } from "#store/database-trouble.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";
import { type DatabaseProxy, databaseProxy } from "#test/kit/fault/database-proxy.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

let proxy: DatabaseProxy;
let store: Store;

async function one(statement = sql`select 1 as one`): Promise<unknown> {
  return await store.read(system, async (tx) => await tx.first(statement));
}

describe("connections that die", () => {
  before(async () => {
    proxy = await databaseProxy(await freshDatabase());
    store = await openStore(proxy.connection);
  });

  after(async () => {
    await store.close();
    proxy.close();
  });

  test("all connections go silent: those at hand are answered by new ones, a slow statement is left alone, appends are heard again", async () => {
    await Promise.all(Array.from({ length: 5 }, async () => await one()));
    const slow = one(sql`select 1 as one, pg_sleep(4)`);
    await slow;
    assert.ok(proxy.goSilent() >= 6);
    const begun = performance.now();
    assert.deepEqual(await Promise.all([one(), one(), one()]), [{ one: 1 }, { one: 1 }, { one: 1 }]);
    assert.ok(performance.now() - begun < 9000);
    const heard = Promise.withResolvers<void>();
    store.onAppend(heard.resolve);
    await heard.promise;
  });

  test("a database that is away is a refusal with a time after which to try again, and serves once it is back", async () => {
    await proxy.away(true);
    await assert.rejects(one(), (error) => error instanceof DatabaseUnavailable && error.trouble === "away");
    await proxy.away(false);
    assert.deepEqual(await one(), { one: 1 });
  });

  test("work that fell silent in the middle of a change is not done twice", async () => {
    let times = 0;
    const change = store.write(system, async (tx) => {
      times += 1;
      await tx.first(sql`select 1`);
      proxy.goSilent();
      await tx.first(sql`select 1`);
    });
    await assert.rejects(change, { code: "unavailable", trouble: "away" });
    assert.equal(times, 1);
  });

  test("what the driver throws is told apart: away, full, read-only, busy, and what is no trouble of the database", () => {
    const failure = (code: string, message = ""): Error =>
      Object.assign(new pg.DatabaseError(message, message.length, "error"), { code });
    const troubles = [
      ["08006", "away"],
      ["57P01", "away"],
      ["53100", "full"],
      ["25006", "read-only"],
      ["53300", "busy"],
      ["57014", "busy"],
      ["23505", undefined],
      ["0A000", undefined],
    ] as const;
    for (const [code, trouble] of troubles) assert.equal(troubleIn(failure(code)), trouble, code);
    const standby = failure("0A000", "cannot set transaction read-write mode during recovery");
    assert.equal(troubleIn(standby), "read-only");
    assert.equal(troubleIn(Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" })), undefined);
    assert.equal(troubleIn(Object.assign(new Error("x"), { code: "ENOENT", syscall: "connect" })), "away");
  });
});
