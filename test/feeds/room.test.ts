/** Feeds in a room: one lease a feed, what is remembered, problems in the journal, what a person accepts; held changes stay held. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { feedsType, readSchedule } from "#core/feed/schedule.ts";
import { fetchNext } from "#main/fetch/fetch-due.ts";
import type { FetchReport } from "#main/fetch/fetch-feed.ts";
import { acceptFeed, alertFeeds, feedOverviews, requestFetch } from "#stages/advisory/feed/feed-overview.ts";
import { takeFeed } from "#stages/advisory/feed/lease.ts";
import { loadSchedule } from "#stages/advisory/feed/schedule.ts";
import { entriesAfter } from "#store/journal.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";
import { exploitedCatalogue } from "#test/kit/feeds/exploited-catalogue.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import { type MirrorServer, startMirror } from "#test/kit/feeds/mirror-server.ts";

const today = Date.now();
/** The releases of two issues, days ago. */
const released = [5, 2].map((days) => new Date(today - days * 86_400_000).toISOString());
const path = "feeds.example/kev.json";
let mirror: MirrorServer;
let store: Store;
let spool = "";

async function load(...feeds: readonly object[]): Promise<void> {
  const document = { type: feedsType, mirror: mirror.origin, feeds };
  const read = readSchedule(document);
  assert.ok(read.ok, JSON.stringify(read));
  await store.write(system, async (tx) => await loadSchedule(tx, document, read.value));
}

const kev = { id: "kev", kind: "kev", url: "https://feeds.example/kev.json", every: "10m" };

async function fetchOnce(named = "kev", lease = "test"): Promise<FetchReport | null> {
  const now = (): string => new Date().toISOString();
  const signal = new AbortController().signal;
  const limits = { idleMs: 1500, downloadMs: 20_000 };
  return await fetchNext({ store, lease, spool, signal, now, limits, startedAt: now() }, named);
}

function serve(count: number, at = "", more: object = {}): void {
  mirror.files.set(path, { content: exploitedCatalogue(count, at), ...more });
}

async function facts(kind: string): Promise<readonly string[]> {
  const entries = await store.read(system, async (tx) => await entriesAfter(tx, 0, 10_000));
  return entries
    .filter(({ fact }) => fact.kind.startsWith(kind))
    .map(({ fact }) => `${fact.kind} ${"problem" in fact ? fact.problem : ""}`.trim());
}

async function problems(at = new Date()): Promise<readonly string[]> {
  const time = { now: at.toISOString(), startedAt: at.toISOString() };
  const [one] = await store.read(system, async (tx) => await feedOverviews(tx, time));
  return one?.problems.map(({ code }) => code) ?? [];
}

describe("feeds in a room", () => {
  before(async () => {
    mirror = await startMirror();
    store = await openStore(await freshDatabase());
    spool = mkdtempSync(join(tmpdir(), "bongsu-feeds-"));
  });
  after(async () => {
    mirror.close();
    await store.close();
    rmSync(spool, { recursive: true, force: true });
  });

  test("a feed is fetched under one lease, and what it brings is imported by the rules of every import", async () => {
    await load(kev);
    const { promise: until, resolve: answer } = Promise.withResolvers<void>();
    serve(40, released[0], { until });
    const one = fetchOnce("kev", "a");
    while (mirror.requests.length === 0) await pause(5);
    const two = await fetchOnce("kev", "b");
    answer();
    const reports = [await one, two].filter((report) => report !== null);
    assert.equal(reports.length, 1);
    assert.equal(reports[0]?.counts["kev-json"]?.new, 40);
    assert.deepEqual((await fetchOnce())?.counts, {});
    const [overview] = await store.read(system, async (tx) => {
      const now = new Date().toISOString();
      return await feedOverviews(tx, { now, startedAt: now });
    });
    assert.equal(overview?.status.asOf, released[0]);
    assert.equal(overview?.records, 40);
  });

  test("a catalogue that shrank by much stays as it is, is alerted once, and counts after somebody accepted it", async () => {
    serve(10, released[1]);
    const report = await fetchOnce();
    assert.deepEqual(
      report?.remarks.map(({ code }) => code),
      ["shrunk"],
    );
    await fetchOnce();
    assert.deepEqual(await facts("feed.alerted"), ["feed.alerted shrunk"]);
    const listed = await store.read(
      system,
      async (tx) =>
        await tx.first<{ count: number }>(
          sql`select count(*) as count from exploited where delisted_at is null`,
        ),
    );
    assert.equal(listed?.count, 40);
    await store.write(system, async (tx) => await acceptFeed(tx, "kev"));
    await fetchOnce();
    assert.deepEqual(await facts("feed.recovered"), ["feed.recovered shrunk"]);
    await assert.rejects(
      store.write(system, async (tx) => await acceptFeed(tx, "kev")),
      /waits/,
    );
  });

  test("a feed that cannot be fetched is alerted after three failures and recovers; what is known of it ages", async () => {
    serve(10, released[1], { behaves: "stalls" });
    mirror.files.set(path, { content: "", status: 500 });
    for (let turn = 0; turn < 2; turn++) assert.equal((await fetchOnce())?.error?.code, "download-failed");
    assert.equal((await problems()).includes("unreachable"), false);
    await fetchOnce();
    assert.equal((await problems()).includes("unreachable"), true);
    assert.equal((await facts("feed.alerted")).includes("feed.alerted unreachable"), true);
    serve(10, released[1]);
    await fetchOnce();
    assert.equal((await facts("feed.recovered")).includes("feed.recovered unreachable"), true);
    assert.deepEqual(await problems(new Date(today + 20 * 86_400_000)), ["quiet"]);
  });

  test("a fetch that nobody makes is alerted within half an hour of when it was due", async () => {
    await store.write(system, async (tx) => await requestFetch(tx, "kev"));
    const startedAt = new Date().toISOString();
    const later = new Date(Date.now() + 29 * 60_000).toISOString();
    const alerted = await store.write(system, async (tx) => await alertFeeds(tx, { now: later, startedAt }));
    assert.equal(alerted > 0, true);
    assert.equal((await facts("feed.alerted")).at(-1), "feed.alerted stalled");
  });

  test("a lease that ended goes to whoever asks next, and its first holder saves nothing any more", async () => {
    const held = await takeFeed(store, "gone", "kev");
    assert.equal(held?.feed, "kev");
    assert.equal(await takeFeed(store, "other", "kev"), null);
    await store.write(
      system,
      async (tx) => await tx.run(sql`update feed_state set lease_until = now() - interval '1 second'`),
    );
    assert.equal((await takeFeed(store, "other", "kev"))?.lease, "other");
  });

  test("a feed that moved begins anew, one that left the schedule is forgotten, one that stayed keeps what is known", async () => {
    await load({ ...kev, every: "1h" }, { ...kev, id: "second" });
    const rows = await store.read(
      system,
      async (tx) =>
        await tx.rows<{ feed: string; known: boolean }>(
          sql`select feed, ok_at is not null as known from feed_state order by feed`,
        ),
    );
    assert.deepEqual(rows, [
      { feed: "kev", known: true },
      { feed: "second", known: false },
    ]);
    await load({ ...kev, url: "https://feeds.example/other.json" });
    const [moved] = await store.read(
      system,
      async (tx) =>
        await tx.rows<{ feed: string; known: boolean }>(
          sql`select feed, ok_at is not null as known from feed_state`,
        ),
    );
    assert.deepEqual(moved, { feed: "kev", known: false });
    assert.equal((await facts("feed.recovered")).at(-1), "feed.recovered stalled");
  });
});
