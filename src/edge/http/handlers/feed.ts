/** Handlers: how the feeds fare that the room fetches by itself, having one fetched, taking for right what it brings. */
import { acceptableProblems } from "#core/feed/feed-status.ts";
import type { Handlers } from "#edge/http/handler.ts";
import {
  acceptFeed,
  type FeedOverview,
  feedOverviews,
  requestFetch,
} from "#stages/advisory/feed/feed-overview.ts";

/** Handlers of feeds. */
export const feedHandlers: Handlers<"feedList" | "feedRequest" | "feedAccept"> = {
  feedList: async ({ actor, room }) => {
    const now = room.now();
    const startedAt = new Date(now.getTime() - process.uptime() * 1000).toISOString();
    const time = { now: now.toISOString(), startedAt };
    const overviews = await room.store.read(actor, async (tx) => await feedOverviews(tx, time));
    return { feeds: overviews.map(answerOf) };
  },
  feedRequest: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await requestFetch(tx, input.feed));
    return {};
  },
  feedAccept: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => void (await acceptFeed(tx, input.feed)));
    return {};
  },
};

function answerOf({ feed, status, changedAt, records, counts, whole, keys, problems }: FeedOverview) {
  const held = Object.values(counts).reduce((sum, one) => sum + (one.held ?? 0), 0);
  return {
    id: feed.id,
    kind: feed.kind,
    url: feed.url,
    every: Math.round(feed.every / 1000),
    asOf: status.asOf,
    okAt: status.okAt,
    changedAt,
    dueAt: status.dueAt,
    runningSince: status.runningSince,
    error: status.error?.message ?? null,
    records,
    held,
    whole,
    keys: [...keys],
    problems: problems.map((one) => ({ ...one, acceptable: acceptableProblems.has(one.code) })),
  };
}
