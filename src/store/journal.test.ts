/** The journal on a real PostgreSQL: order, chain, and followers that miss nothing under concurrent writers. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test, describe } from "node:test";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import { followerNews, type FollowerNews } from "#store/follower-news.ts";
import {
  appendEvents,
  chainedHash,
  entriesAfter,
  firstBrokenEntry,
  type Follower,
  recordFailure,
  runFollowerOnce,
} from "#store/journal.ts";
import { type Connection, openPool, openStore, sql, type Store, system } from "#store/sql.ts";

let connection: Connection;
let store: Store;

describe("the journal on a real PostgreSQL", () => {
  before(async () => {
    connection = await freshDatabase();
    store = await openStore(connection);
  });
  after(async () => await store.close());

  test("append: a follower misses no fact under 8 concurrent writers, and sees each once, in order", async () => {
    const writers = 8;
    const each = 60;
    const seen: number[] = [];
    const follower = {
      name: "watcher",
      startsAt: "start" as const,
      kinds: ["organization.registered"] as const,
      handle: async (_tx: unknown, entries: readonly { position: number }[]) => {
        for (const { position } of entries) seen.push(position);
      },
    };
    const writing = new AbortController();
    const following = (async () => {
      while (!writing.signal.aborted || (await runFollowerOnce(store, follower)) > 0)
        await runFollowerOnce(store, follower);
    })();
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < each; i++)
          await store.write(system, async (tx) => {
            await appendEvents(tx, { kind: "organization.registered", organization: `${writer}-${i}` });
          });
      }),
    );
    writing.abort();
    await following;
    const total = writers * each;
    assert.equal(seen.length, total);
    assert.deepEqual(
      seen,
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  test("firstBrokenEntry: the chain is whole; an entry changed or removed by the owner of the tables shows at its place", async () => {
    assert.equal(await store.read(system, firstBrokenEntry), null);
    const owner = openPool(connection);
    await owner.query("begin");
    await owner.query("update journal set actor = 'someone else' where position = 7");
    await owner.query("commit");
    assert.equal(await store.read(system, firstBrokenEntry), 7);
    await owner.query("update journal set actor = 'system' where position = 7");
    assert.equal(await store.read(system, firstBrokenEntry), null);
    await owner.query("create temp table kept as select * from journal where position = 9");
    await owner.query("delete from journal where position = 9");
    assert.equal(await store.read(system, firstBrokenEntry), 10);
    await owner.query("insert into journal select * from kept");
    assert.equal(await store.read(system, firstBrokenEntry), null);
    await owner.end();
  });

  test("append: a rolled-back transaction leaves no gap", async () => {
    const length = await store.read(system, async (tx) => (await entriesAfter(tx, 0, 10_000)).length);
    await assert.rejects(
      store.write(system, async (tx) => {
        await appendEvents(tx, { kind: "organization.registered", organization: "lost" });
        throw new Error("stop");
      }),
      /stop/,
    );
    await store.write(
      system,
      async (tx) => await appendEvents(tx, { kind: "organization.registered", organization: "kept" }),
    );
    const entries = await store.read(system, async (tx) => await entriesAfter(tx, length, 10));
    assert.deepEqual(
      entries.map((entry) => entry.position),
      [length + 1],
    );
  });

  test("journal: the application role can neither change nor delete an entry", async () => {
    await assert.rejects(
      store.write(system, async (tx) => await tx.run(sql`delete from journal`)),
      /permission denied/,
    );
    await assert.rejects(
      store.write(system, async (tx) => await tx.run(sql`update journal set actor = 'x'`)),
      /permission denied/,
    );
  });

  test("follower: one that starts now sees nothing of what was there, and all that comes", async () => {
    const seen: string[] = [];
    const follower: Follower = {
      name: "from now on",
      startsAt: "now",
      kinds: ["organization.registered"],
      handle: async (_tx, entries) => {
        for (const { fact } of entries) if ("organization" in fact) seen.push(fact.organization);
      },
    };
    const register = async (organization: string): Promise<void> =>
      await store.write(
        system,
        async (tx) => await appendEvents(tx, { kind: "organization.registered", organization }),
      );
    await register("before");
    assert.equal(await runFollowerOnce(store, follower), 0);
    await register("after");
    assert.equal(await runFollowerOnce(store, follower), 1);
    assert.deepEqual(seen, ["after"]);
  });

  test("news: cursors go past what does not concern their followers; whoever is concerned, or new, is named", async () => {
    const seen: string[] = [];
    const follower = (name: string, kind: Follower["kinds"][number]): Follower => ({
      name,
      startsAt: "now",
      kinds: [kind],
      handle: async (_tx, entries) => void seen.push(...entries.map(() => name)),
    });
    const [one, other] = [
      follower("concerned", "organization.registered"),
      follower("unconcerned", "world.loaded"),
    ];
    const names = (news: FollowerNews): readonly string[] => news.concerned.map(({ name }) => name);
    const ask = async (): Promise<FollowerNews> => await followerNews(store, [one, other]);
    assert.deepEqual(names(await ask()), ["concerned", "unconcerned"], "neither has a cursor yet");
    for (const each of [one, other]) assert.equal(await runFollowerOnce(store, each), 0);
    const nothing = { concerned: [], passed: false, held: false };
    assert.deepEqual(await ask(), nothing);
    await store.write(
      system,
      async (tx) => await appendEvents(tx, { kind: "organization.registered", organization: "news" }),
    );
    const first = await ask();
    assert.deepEqual([names(first), first.passed], [["concerned"], true]);
    assert.equal(await runFollowerOnce(store, other), 0, "its cursor stands at the end");
    assert.deepEqual(names(await ask()), ["concerned"], "nothing is passed over that concerns it");
    assert.equal(await runFollowerOnce(store, one), 1);
    assert.deepEqual(seen, ["concerned"]);
    assert.deepEqual(await ask(), nothing);
    await store.write(
      system,
      async (tx) => await appendEvents(tx, { kind: "organization.registered", organization: "held" }),
    );
    await store.write(system, async (tx) => {
      await tx.rows(sql`select from cursor where follower = 'concerned' for update`);
      const { concerned, held } = await ask();
      assert.deepEqual([concerned, held], [[], true], "another process is at it");
    });
    await recordFailure(store, one, new Error("waits"));
    const { concerned, held } = await ask();
    assert.deepEqual([concerned, held], [[], false], "it waits after a failure");
  });

  test("followOnce: effects and cursor roll back together when the handler fails", async () => {
    let calls = 0;
    const follower = {
      name: "failing",
      startsAt: "start" as const,
      kinds: ["organization.registered"] as const,
      handle: async (tx: { run: (query: ReturnType<typeof sql>) => Promise<number> }) => {
        calls += 1;
        await tx.run(sql`insert into outbox (channel, key, payload) values ('t', 'k', '{}')`);
        if (calls === 1) throw new Error("first");
      },
    };
    await assert.rejects(runFollowerOnce(store, follower), /first/);
    assert.ok((await runFollowerOnce(store, follower)) > 0);
    const letters = await store.read(
      system,
      async (tx) => await tx.rows(sql`select key from outbox where channel = 't'`),
    );
    assert.equal(letters.length, 1);
  });

  test("entriesAfter: an entry is read with the text of its time that was hashed, whatever zeros the database leaves out", async () => {
    const instants = ["2026-05-01T00:00:00.420Z", "2026-05-01T00:00:01.000Z", "2026-05-01T00:00:02.300Z"];
    const empty = await openStore(await freshDatabase());
    const fact = { kind: "organization.registered", organization: "drill-1" } as const;
    const salt = Buffer.alloc(16);
    const hashes = await empty.write(system, async (tx) => {
      let previous: Uint8Array = Buffer.alloc(32);
      const all: string[] = [];
      for (const [index, at] of instants.entries()) {
        const hash = chainedHash(previous, { position: index + 1, at, actor: "system", fact }, salt);
        await tx.run(sql`insert into journal (position, at, actor, kind, fact, previous, hash, salt)
        values (${index + 1}, ${at}, 'system', ${fact.kind}, ${JSON.stringify(fact)}, ${previous}, ${hash}, ${salt})`);
        all.push(hash.toString("hex"));
        previous = hash;
      }
      return all;
    });
    const entries = await empty.read(system, async (tx) => await entriesAfter(tx, 0, 10));
    assert.deepEqual(
      entries.map(({ at }) => at),
      instants,
    );
    assert.deepEqual(
      entries.map(({ proof }) => proof?.hash),
      hashes,
    );
    assert.equal(await empty.read(system, firstBrokenEntry), null);
    const followed: string[] = [];
    const handle: Follower["handle"] = async (_, its) => void followed.push(...its.map(({ at }) => at));
    await runFollowerOnce(empty, { name: "reader", startsAt: "start", kinds: [fact.kind], handle });
    assert.deepEqual(followed, instants);
    await empty.close();
  });

  test("a time of the database has one text: no fraction, three digits of it, or six", async () => {
    const written = ["00", "00.4", "00.42", "00.420", "00.1234", "00.123456"].map(
      (second) => `2026-05-01T00:00:${second}Z`,
    );
    const rows = await store.read(
      system,
      async (tx) => await tx.rows<{ at: string }>(sql`select unnest(${written}::timestamptz[]) as at`),
    );
    assert.deepEqual(
      rows.map(({ at }) => at.slice(17)),
      ["00Z", "00.400Z", "00.420Z", "00.420Z", "00.123400Z", "00.123456Z"],
    );
  });

  test("the chain can be worked out from what is served, by the words of docs/picture.md alone", async () => {
    const empty = await openStore(await freshDatabase());
    for (let round = 0; round < 50; round += 1)
      await empty.write(system, async (tx) => {
        const facts = Array.from({ length: 10 }, (_, i) => ({
          kind: "organization.registered" as const,
          organization: `drill-${round}-${i}`,
        }));
        await appendEvents(tx, ...facts);
      });
    const entries = await empty.read(system, async (tx) => await entriesAfter(tx, 0, 600));
    assert.equal(entries.length, 500);
    let previous = Buffer.alloc(32);
    for (const { position, at, actor, fact, proof } of entries) {
      assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.ok(fact.kind === "organization.registered" && typeof proof?.salt === "string");
      const { kind, organization } = fact;
      const text = JSON.stringify({ actor, at, fact: { kind, organization }, position });
      const all = Buffer.concat([previous, Buffer.from(proof.salt, "hex"), Buffer.from(text)]);
      previous = createHash("sha256").update(all).digest();
      assert.equal(proof.hash, previous.toString("hex"), `entry ${position}`);
    }
    await empty.close();
  });
});
