/**
 * The room's work beside answering: followers read the journal, channels deliver, the index is kept fresh. Followers are woken by appends, at
 * least once a second; every channel has a loop of its own, so none waits for another and no follower waits for one.
 */
import type { Channel } from "#channels/channel.ts";
import { channelFollower } from "#channels/follow.ts";
import {
  type ChannelRun,
  deliverNextMessage,
  type RunningChannel,
  startChannel,
} from "#channels/run-channel.ts";
import { followerNews } from "#store/follower-news.ts";
import { type Follower, runFollowerOnce, recordFailure } from "#store/journal.ts";
import { channelsWithMessages } from "#store/outbox.ts";
import { restAfter } from "#main/room/rest.ts";
import type { Store } from "#store/sql.ts";
import { wakeUp } from "#channels/wake-up.ts";

/** What a room works on. `every` runs about once a minute. */
type BackgroundWork = {
  readonly followers: readonly Follower[];
  readonly channels: readonly Channel[];
  /** Which process delivers. */
  readonly worker: string;
  readonly every: () => Promise<void>;
  /** Runs in every round, about once a second; says whether it gave the channels something. */
  readonly eachRound?: () => Promise<boolean>;
  /** Called after a round in which something was done. */
  readonly changed: () => void;
  /** Told of each failure; the work goes on. */
  readonly failed: (what: string, error: unknown) => void;
  /** Whether anything can be stored now; while nothing can, nothing is begun. */
  readonly goOn?: () => boolean;
};

/** Work that is going on; `stop` ends it after the step at hand, `idle` resolves once nothing is left to do. */
export type RunningWork = { readonly stop: () => Promise<void>; readonly idle: () => Promise<void> };

const longestPause = 1000;

/** Starts working until stopped. */
export function startBackgroundWork(store: Store, work: BackgroundWork): RunningWork {
  const stopping = new AbortController();
  const waking = wakeUp(longestPause);
  const unlisten = store.onAppend(waking.call);
  const channels = work.channels.map((channel) => startChannel(store, channel, runOf(work)));
  let nextMinute = 0;
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      if (work.goOn?.() === false) {
        await waking.pause();
        continue;
      }
      if (performance.now() >= nextMinute) {
        nextMinute = performance.now() + 60_000;
        await work.every().catch((error: unknown) => work.failed("every minute", error));
      }
      const began = performance.now();
      const given = await (work.eachRound?.() ?? Promise.resolve(false)).catch((error: unknown) => {
        work.failed("each round", error);
        return false;
      });
      if ((await runFollowers(store, work)).busy || given) {
        work.changed();
        for (const channel of channels) channel.wake();
        await restAfter(began);
      } else if (!stopping.signal.aborted) await waking.pause();
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      unlisten();
      waking.call();
      await loop;
      await Promise.all(channels.map(async (channel) => await channel.stop()));
    },
    idle: async () => {
      for (;;) {
        const { busy, held } = await runFollowers(store, work);
        if (!busy && !held) break;
        // Somebody is at it: mostly the loop above.
        if (!busy) await new Promise((resume) => setTimeout(resume, 5));
      }
      await Promise.all(channels.map(async (channel: RunningChannel) => await channel.idle()));
    },
  };
}

/** One round over all followers and channels, in this order and one after the other; says whether any had something to do. */
export async function runBackgroundRound(store: Store, work: BackgroundWork): Promise<boolean> {
  let { busy } = await runFollowers(store, work);
  const due = await channelsWithMessages(
    store,
    work.channels.map(({ name }) => name),
  );
  for (const channel of work.channels)
    if (due.has(channel.name)) busy = (await deliverNextMessage(store, channel, runOf(work))) || busy;
  return busy;
}

function runOf({ worker, failed, goOn }: BackgroundWork): ChannelRun {
  return { worker, failed, ...(goOn !== undefined && { goOn }) };
}

/** What a round of followers did, and whether somebody else is at a follower that has something to read. */
type FollowerRound = { readonly busy: boolean; readonly held: boolean };

/** One step of every follower that has something to read, those of the channels last. */
async function runFollowers(store: Store, work: BackgroundWork): Promise<FollowerRound> {
  const followers = [...work.followers, ...work.channels.map(channelFollower)];
  // Where that cannot be asked, each says for itself what is wrong.
  const news = await followerNews(store, followers).catch(() => ({
    concerned: followers,
    passed: false,
    held: false,
  }));
  let busy = news.passed;
  for (const follower of news.concerned) {
    try {
      busy = (await runFollowerOnce(store, follower)) > 0 || busy;
    } catch (error) {
      work.failed(follower.name, error);
      await recordFailure(store, follower, error).catch(() => undefined);
    }
  }
  return { busy, held: news.held };
}
