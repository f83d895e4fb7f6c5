/** The attack on every endpoint in small: its largest allowed input, several at once, by whoever may call it, and an officer's picture meanwhile. `npm run bench -- --section=attack` is the whole of it. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { usualBodyLimit } from "#edge/http/request-input.ts";
import { createLoad } from "#edge/http/work/load.ts";
import { sql, system } from "#store/sql.ts";
import { largest } from "#test/kit/largest-input.ts";
import { asVisitor } from "#test/kit/room/access-room.ts";
import { allowedRole, type ContractRoom, entries, startContractRoom } from "#test/kit/room/contract-room.ts";

let here: ContractRoom;

const atOnce = 3;

describe("the attack on every endpoint in small", () => {
  before(async () => {
    here = await startContractRoom();
  });
  after(async () => {
    await here.close();
  });

  test("what may be large is done apart, and costs by its size: every endpoint whose body may be larger than usual says so", () => {
    for (const [key, { bodyLimit = 0, work }] of entries) {
      if (bodyLimit <= usualBodyLimit) continue;
      assert.equal(work?.apart, "always", key);
      assert.ok((work.perKilobyte ?? 0) > 0, key);
    }
  });

  test("largest inputs, several at once: no fault, and the officer's picture is answered between them", async () => {
    const attacked = entries.filter(
      ([key, entry]) => entry.sealed === undefined && entry.stream !== true && key !== "sessionClose",
    );
    for (const [key, entry] of attacked) {
      const bytes =
        entry.method === "GET" ? 2000 : Math.min(entry.bodyLimit ?? usualBodyLimit, usualBodyLimit) / 2;
      const input = largest(entry.input, bytes);
      const headers = entry.roles.includes("public") ? {} : here.bearer(allowedRole(entry));
      const calls = Array.from({ length: atOnce }, async () => await here.call(entry, { input, headers }));
      const picture = await here.app.request("/api/picture", { headers: asVisitor(here.visitor("chair")) });
      assert.equal(picture.status, 200, key);
      for (const answer of await Promise.all(calls)) {
        const text = await answer.text();
        assert.ok(
          answer.status < 500 || text.includes("problem:busy"),
          `${key}: ${answer.status} ${text.slice(0, 300)}`,
        );
      }
    }
  });

  test("a client that has gone: the statement at hand is cancelled, and the connection serves the next", async () => {
    const leaving = new AbortController();
    const bound = here.store.within({ lane: "public", stopped: leaving.signal });
    const began = performance.now();
    const sleeping = bound.read(system, async (tx) => await tx.rows(sql`select pg_sleep(20)`));
    setTimeout(() => leaving.abort(new Error("the client has gone")), 100);
    await assert.rejects(sleeping, /the client has gone/);
    assert.ok(performance.now() - began < 5000);
    await assert.rejects(
      bound.read(system, async (tx) => await tx.rows(sql`select 1`)),
      /the client has gone/,
    );
    const next = here.store.within({ lane: "public", stopped: new AbortController().signal });
    for (let n = 0; n < 4; n++)
      assert.deepEqual(await next.read(system, async (tx) => await tx.rows(sql`select 1 as one`)), [
        { one: 1 },
      ]);
  });

  test("lanes: what one lane waits for, another does not; a budget is one caller's own", async () => {
    const load = createLoad();
    const stopped = new AbortController().signal;
    const turn = { client: "a", cost: 5, stopped, place: "here" } as const;
    const waits = Promise.withResolvers<void>();
    const slow = [1, 2, 3].map(
      async () => await load.inTurn({ ...turn, lane: "public" }, async () => await waits.promise),
    );
    assert.equal(
      await load.inTurn({ ...turn, lane: "officers" }, async () => await Promise.resolve("at once")),
      "at once",
    );
    waits.resolve();
    await Promise.all(slow);
    load.sent({ lane: "public", client: "a" }, 100 * 1024 * 1024);
    await assert.rejects(
      load.inTurn({ ...turn, lane: "public" }, async () => await pause(0)),
      { code: "too-many" },
    );
    await load.inTurn({ ...turn, lane: "public", client: "b" }, async () => await pause(0));
  });
});
