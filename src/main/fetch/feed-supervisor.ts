/** The fetching of feeds as the room sees it: a thread that runs once there is a schedule, is started again when it ends, and stops with the room. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { endWorker, startWorker } from "#edge/http/work/worker-thread.ts";
import type { FetchReport } from "#main/fetch/fetch-feed.ts";
import type { FetchThread, FetchThreadReport } from "#main/fetch/feed-fetch-worker.ts";
import type { RoomPlace } from "#main/room/open-room.ts";
import { alertFeeds, feedOverviews } from "#stages/advisory/feed/feed-overview.ts";
import { releaseFeeds } from "#stages/advisory/feed/lease.ts";
import { feedSchedule } from "#stages/advisory/feed/schedule.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import { type Store, system } from "#store/sql.ts";

/** Where a room's feeds are downloaded to. */
export function spoolOf({ data }: Pick<RoomPlace, "data">): string {
  return join(data, "feeds");
}

type FeedSupervisor = { readonly stop: () => Promise<void> };

type SupervisorEvents = {
  readonly now: () => string;
  readonly failed: (what: string, error: unknown) => void;
  /** Told what became of each fetch. */
  readonly fetched: (report: FetchReport) => void;
  /** Told each minute which feeds are not as they should be. */
  readonly judged: (feeds: readonly string[]) => void;
  /** Told the troubles that the thread meets on connections of its own. */
  readonly troubled: (found: DatabaseTrouble) => void;
};

const mostMegabytes = 1536;
const patience = 4000;
const judgeEvery = 60_000;
const lookEvery = 1000;
const againAfter = 10_000;
const longestPause = 60_000;

/** Looks after the feeds of a room until stopped. */
export function startFeeds(
  store: Store,
  { data, databaseUrl }: RoomPlace,
  events: SupervisorEvents,
): FeedSupervisor {
  const stopping = new AbortController();
  const { signal } = stopping;
  const place = { data, databaseUrl };
  const startedAt = events.now();
  let wake: () => void = () => undefined;
  const unlisten = store.onAppend(() => wake());
  let worker: Worker | null = null;
  const loop = (async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      await untilScheduled(store, { signal, armed: (resume) => (wake = resume) });
      if (signal.aborted) break;
      const thread: FetchThread = {
        place,
        spool: spoolOf(place),
        lease: `${hostname()}:${process.pid}:${randomUUID()}`,
        startedAt,
      };
      const began = performance.now();
      worker = fetchThread(thread, events);
      await exitOf(worker);
      worker = null;
      await releaseFeeds(store, thread.lease).catch((error: unknown) => events.failed("feeds", error));
      if (performance.now() - began > longestPause) failures = 0;
      await pause(Math.min(longestPause, 1000 * 2 ** failures), undefined, { signal }).catch(() => undefined);
    }
  })();
  // What the clock alone finds is alerted here: a thread that hangs says nothing.
  const judging = setInterval(() => void judge(store, startedAt, events), judgeEvery);
  return {
    stop: async () => {
      clearInterval(judging);
      stopping.abort();
      unlisten();
      wake();
      worker?.postMessage("stop", []);
      const ended = await Promise.race([loop.then(() => true), pause(patience, false)]);
      if (!ended && worker !== null) await endWorker(worker);
      await loop;
    },
  };
}

async function judge(store: Store, startedAt: string, events: SupervisorEvents): Promise<void> {
  const time = { now: events.now(), startedAt };
  try {
    const overviews = await store.write(system, async (tx) => {
      await alertFeeds(tx, time);
      return await feedOverviews(tx, time);
    });
    events.judged(overviews.filter(({ problems }) => problems.length > 0).map(({ feed }) => feed.id));
  } catch (error) {
    events.failed("feeds", error);
  }
}

function fetchThread(thread: FetchThread, { failed, fetched, troubled }: SupervisorEvents): Worker {
  const script = new URL("./feed-fetch-worker.ts", import.meta.url);
  const worker = startWorker(script, {
    workerData: thread,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  worker.on("error", (error) => failed("feeds", error));
  worker.on("message", (told: FetchThreadReport) =>
    told.kind === "fetched" ? fetched(told.report) : troubled(told.trouble),
  );
  return worker;
}

async function exitOf(worker: Worker): Promise<void> {
  await new Promise<void>((resolve) => void worker.once("exit", () => resolve()));
}

/** Waits until the room has a schedule, which is looked for whenever something is written into the journal. */
async function untilScheduled(
  store: Store,
  { signal, armed }: { readonly signal: AbortSignal; readonly armed: (resume: () => void) => void },
): Promise<void> {
  while (!signal.aborted) {
    const { promise, resolve } = Promise.withResolvers<void>();
    armed(resolve);
    const schedule = await store.read(system, feedSchedule).catch(() => null);
    if (schedule !== null && schedule.feeds.length > 0) return;
    // A database that is away says nothing when it is back: it is asked again.
    if (schedule !== null) await promise;
    const wait = schedule === null ? againAfter : lookEvery;
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}
