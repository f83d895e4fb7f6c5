/** One fetch of one feed under its lease: read, imported as any import is, and what is to be remembered of it saved once all of that is durable. */
import { join } from "node:path";
import { type CountsByFormat, importFeed } from "#cli/room/import.ts";
import type { FeedRemark } from "#core/feed/feed-status.ts";
import { pauseAfterFailure, pauseAfterSuccess } from "#core/feed/next-fetch.ts";
import type { FeedSchedule, ScheduledFeed } from "#core/feed/schedule.ts";
import { compareTimes } from "#core/provenance/edition.ts";
import { type FeedSession, openSession, type SessionStart } from "#edge/feed/fetch/feed-session.ts";
import { FileRefused } from "#edge/feed/fetch/from-server.ts";
import { feedReaders } from "#edge/feed/kind/index.ts";
import { FeedStopped } from "#edge/feed/limits.ts";
import { importParcels } from "#main/fetch/import-parcels.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { type LeasedFeed, renewLease, saveFailure, saveFetch } from "#stages/advisory/feed/lease.ts";
import { type Store, system } from "#store/sql.ts";

/** What fetches need beside their feed. `spool` is the folder of all downloads. */
export type FetchSurroundings = {
  readonly store: Store;
  readonly schedule: FeedSchedule;
  readonly spool: string;
  readonly signal: AbortSignal;
  readonly now: () => string;
  readonly limits?: NonNullable<SessionStart["limits"]>;
};

/** What became of a fetch. */
export type FetchReport = {
  readonly feed: string;
  readonly counts: CountsByFormat;
  readonly remarks: readonly FeedRemark[];
  /** What ended it; `null` when it ended well. */
  readonly error: { readonly code: string; readonly message: string } | null;
};

const renewEvery = 30_000;

/** Fetches a feed whose lease is held, and gives the lease back. Never throws for what a feed or its server does. */
export async function fetchFeed(leased: LeasedFeed, around: FetchSurroundings): Promise<FetchReport> {
  const feed = around.schedule.feeds.find(({ id }) => id === leased.feed);
  if (feed === undefined)
    return await failedFetch(
      leased,
      around,
      new FeedStopped("unscheduled", "the feed is not in the schedule"),
    );
  const holding = holdLease(around, leased);
  try {
    return await runFetch(feed, leased, {
      ...around,
      signal: AbortSignal.any([around.signal, holding.lost]),
    });
  } catch (error) {
    return await failedFetch(leased, around, error);
  } finally {
    holding.stop();
  }
}

async function runFetch(
  feed: ScheduledFeed,
  leased: LeasedFeed,
  around: FetchSurroundings,
): Promise<FetchReport> {
  const { store, schedule, signal, now, limits = {} } = around;
  const session = await openSession({
    schedule,
    feed,
    memory: leased.memory,
    spool: join(around.spool, feed.id),
    signal,
    now,
    limits,
  });
  const batch = `feed-${feed.id}-${Date.parse(now()).toString(36)}`;
  const { counts } = await importFeed(importParcels(feedReaders[feed.kind](session)), async (records) => {
    signal.throwIfAborted();
    return await importRecords(store, system, { batch, records });
  });
  const remarks = remarksAfter(session, leased, counts);
  const memory = memoryAfter(session);
  const pause = session.more ? 1000 : pauseAfterSuccess(feed.every, Math.random());
  const { asOf, looked: changed } = session;
  const records = memory.count ?? null;
  const isSaved = await saveFetch(store, leased, { memory, asOf, changed, records, counts, remarks, pause });
  if (!isSaved) throw new FeedStopped("lease-lost", "another process took the feed over");
  return { feed: feed.id, counts, remarks, error: null };
}

/** What was remarked, and what of before still holds: all of it where nothing was looked at, and what only a person ends. */
function remarksAfter(
  session: FeedSession,
  leased: LeasedFeed,
  counts: CountsByFormat,
): readonly FeedRemark[] {
  const { latest = null } = session.memory;
  if (latest !== null && session.asOf !== null && compareTimes(session.asOf, latest) < 0)
    session.remark("rolled-back", `${session.asOf} < ${latest}`);
  const unread = Object.values(counts).reduce((sum, { quarantined }) => sum + quarantined, 0);
  if (unread > 0) session.remark("unread", "", unread);
  const found = session.remarks();
  const codes = new Set(found.map(({ code }) => code));
  const kept = leased.remarks.filter(
    ({ code }) => !codes.has(code) && (!session.looked || code === "changed-unannounced"),
  );
  return [...found, ...kept];
}

function memoryAfter({ memory, asOf }: FeedSession): FeedSession["memory"] {
  const { latest = null } = memory;
  return asOf !== null && compareTimes(asOf, latest) > 0 ? { ...memory, latest: asOf } : memory;
}

async function failedFetch(
  leased: LeasedFeed,
  { store }: Pick<FetchSurroundings, "store">,
  cause: unknown,
): Promise<FetchReport> {
  const error = errorOf(cause);
  const asked = cause instanceof FileRefused ? cause.wait : 0;
  const pause = pauseAfterFailure({ failures: leased.failures + 1, random: Math.random(), asked });
  await saveFailure(store, leased, { error, pause });
  return { feed: leased.feed, counts: {}, remarks: [], error };
}

const longestMessage = 500;

/** What ended a fetch, as the room keeps it: of the server's own words none but short ones. */
function errorOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof FeedStopped)
    return { code: error.finding.code, message: error.message.slice(0, longestMessage) };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "fetch-failed", message: message.slice(0, longestMessage) };
}

/** Keeps a lease while its fetch goes on; `lost` fires when somebody else has it. */
function holdLease(
  { store }: Pick<FetchSurroundings, "store">,
  leased: LeasedFeed,
): { readonly lost: AbortSignal; readonly stop: () => void } {
  const lost = new AbortController();
  const timer = setInterval(() => void renewed(store, leased, lost), renewEvery);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}

async function renewed(store: Store, leased: LeasedFeed, lost: AbortController): Promise<void> {
  // A database that is away takes no lease away: the next turn asks again.
  const isHeld = await renewLease(store, leased).catch(() => true);
  if (!isHeld) lost.abort(new FeedStopped("lease-lost", "another process took the feed over"));
}
