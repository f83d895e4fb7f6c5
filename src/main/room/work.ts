/** The room's work beside answering: followers read the journal, the outbox is delivered, the index is kept fresh. Woken by appends, at least once a second. */
import { type Follower, followOnce, recordFailure } from "#store/journal.ts";
import { type Deliver, deliverOnce } from "#store/outbox.ts";
import type { Store } from "#store/sql.ts";

/** What a room works on. `every` runs about once a minute. */
export type Work = {
  readonly followers: readonly Follower[];
  readonly channels: Readonly<Record<string, Deliver>>;
  readonly every: () => Promise<void>;
  /** Called after a round in which something was done. */
  readonly changed: () => void;
  /** Told of each failure; the work goes on. */
  readonly failed: (what: string, error: unknown) => void;
};

/** Work that is going on; `stop` ends it after the step at hand, `idle` resolves once nothing is left to do. */
export type Working = { readonly stop: () => Promise<void>; readonly idle: () => Promise<void> };

/** Starts working until stopped. */
export function startWork(store: Store, work: Work): Working {
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
      const busy = await workOnce(store, work);
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
      while (await workOnce(store, work));
    },
  };
}

/** One round over all followers and channels; says whether any had something to do. */
export async function workOnce(store: Store, work: Work): Promise<boolean> {
  let busy = false;
  for (const follower of work.followers) {
    try {
      busy = (await followOnce(store, follower)) > 0 || busy;
    } catch (error) {
      work.failed(follower.name, error);
      await recordFailure(store, follower.name, error).catch(() => undefined);
    }
  }
  for (const [channel, deliver] of Object.entries(work.channels)) {
    try {
      busy = (await deliverOnce(store, channel, deliver)) || busy;
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
