/** The work of fetching: whichever feeds are due, several at a time, until stopped. */
import { setTimeout as pause } from "node:timers/promises";
import { fetchFeed, type FetchReport, type FetchSurroundings } from "#main/fetch/fetch-feed.ts";
import { alertFeeds } from "#stages/advisory/feed/feed-overview.ts";
import { takeFeed } from "#stages/advisory/feed/lease.ts";
import { feedSchedule } from "#stages/advisory/feed/schedule.ts";
import { system } from "#store/sql.ts";

/** How fetching goes on. `lease` is the name under which this process holds its leases. */
type FetchLoop = Omit<FetchSurroundings, "schedule"> & {
  readonly lease: string;
  readonly startedAt: string;
  readonly reported: (report: FetchReport) => void;
};

/** So many feeds are fetched at once: a slow one holds up no other. */
const atOnce = 6;
const lookEvery = 2000;
const lookSeldom = 10_000;

/** Fetches what is due until the signal stops it; the fetches at hand are broken off then. */
export async function fetchDueFeeds(loop: FetchLoop): Promise<void> {
  await Promise.all(Array.from({ length: atOnce }, async (_, turn) => await fetchInTurn(loop, turn)));
}

/** One of those that fetch. While nothing is due the first looks often and the others seldom. */
async function fetchInTurn(loop: FetchLoop, turn: number): Promise<void> {
  const { signal } = loop;
  while (!signal.aborted) {
    const report = await fetchNext(loop).catch(() => null);
    if (report === null)
      await pause(turn === 0 ? lookEvery : lookSeldom, undefined, { signal }).catch(() => undefined);
    else loop.reported(report);
  }
}

/** One fetch of the feed that is due longest, or of a named one; `null` when there is none to be had. */
export async function fetchNext(
  loop: Omit<FetchLoop, "reported">,
  named?: string,
): Promise<FetchReport | null> {
  const { store, now, startedAt } = loop;
  const leased = await takeFeed(store, loop.lease, named);
  if (leased === null) return null;
  const schedule = await store.read(system, feedSchedule);
  const report = await fetchFeed(leased, { ...loop, schedule });
  await store.write(system, async (tx) => await alertFeeds(tx, { now: now(), startedAt }));
  return report;
}
