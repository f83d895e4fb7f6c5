/** The room's work beside answering: followers read the journal, the outbox is delivered, the index is kept fresh. Woken by appends, at least once a second. */
import { type Follower, runFollowerOnce, recordFailure } from "#store/journal.ts";
import { type Deliver, deliverNextMessage } from "#store/outbox.ts";
import type { Store } from "#store/sql.ts";

/** What a room works on. `every` runs about once a minute. */
export type BackgroundWork = {
  readonly followers: readonly Follower[];
  readonly channels: Readonly<Record<string, Deliver>>;
  readonly every: () => Promise<void>;
  /** Called after a round in which something was done. */
  readonly changed: () => void;
  /** Told of each failure; the work goes on. */
  readonly failed: (what: string, error: unknown) => void;
};

/** Work that is going on; `stop` ends it after the step at hand, `idle` resolves once nothing is left to do. */
export type RunningWork = { readonly stop: () => Promise<void>; readonly idle: () => Promise<void> };

/** Starts working until stopped. */
export function startBackgroundWork(store: Store, work: BackgroundWork): RunningWork {
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  const unlisten = store.onAppend(() => wake());
  let nextMinute = 0;
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      if (Date.now() >= nextMinute) {
        nextMinute = Date.now() + 60_000;
        await work.every().catch((error: unknown) => work.failed("every minute", error));
      }
      const busy = await runBackgroundRound(store, work);
      if (busy) work.changed();
      else if (!stopping.signal.aborted) await pause((resume) => (wake = resume));
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      unlisten();
      wake();
      await loop;
    },
    idle: async () => {
      while (await runBackgroundRound(store, work));
    },
  };
}

/** One round over all followers and channels; says whether any had something to do. */
export async function runBackgroundRound(store: Store, work: BackgroundWork): Promise<boolean> {
  let busy = false;
  for (const follower of work.followers) {
    try {
      busy = (await runFollowerOnce(store, follower)) > 0 || busy;
    } catch (error) {
      work.failed(follower.name, error);
      await recordFailure(store, follower.name, error).catch(() => undefined);
    }
  }
  for (const [channel, deliver] of Object.entries(work.channels)) {
    try {
      busy = (await deliverNextMessage(store, channel, deliver)) || busy;
    } catch (error) {
      work.failed(channel, error);
    }
  }
  return busy;
}

async function pause(arm: (resume: () => void) => void): Promise<void> {
  await new Promise<void>((resume) => {
    const timer = setTimeout(resume, 1000);
    arm(() => {
      clearTimeout(timer);
      resume();
    });
  });
}
