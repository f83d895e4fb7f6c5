/**
 * What one caller may have done for it: a bucket of units of work, in memory, that fills with time. A unit is about a millisecond of the room's time. A call
 * takes what it will cost at least, and afterwards what it has cost beyond that; so one dear call is let through and the next waits.
 */
import { Overload } from "#edge/http/problem.ts";

/** How much at once, and how much more each second. */
type Allowance = { readonly burst: number; readonly perSecond: number };

/** The buckets of one kind of caller. Times are milliseconds of a clock that only goes forward. */
export type Budget = {
  /** Refuses with the seconds to wait when the caller's bucket is empty, else takes the cost out of it. */
  readonly take: (client: string, cost: number, at: number) => void;
  /** Takes what a call has cost beyond what was taken for it; the bucket may end below nothing. */
  readonly settle: (client: string, more: number, at: number) => void;
};

type Bucket = { readonly left: number; readonly at: number };

const mostClients = 10_000;

/** Buckets that begin full. */
export function createBudget({ burst, perSecond }: Allowance): Budget {
  const buckets = new Map<string, Bucket>();
  const leftOf = (client: string, at: number): number => {
    const bucket = buckets.get(client) ?? { left: burst, at };
    return Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
  };
  const set = (client: string, bucket: Bucket): void => {
    buckets.delete(client);
    buckets.set(client, bucket);
    forgetOldest(buckets);
  };
  return {
    take: (client, cost, at) => {
      const left = leftOf(client, at);
      // Whoever has a full bucket is let in whatever the call costs, and pays for it afterwards.
      const needed = Math.min(cost, burst);
      if (left < needed) throw new Overload(Math.max(1, Math.ceil((needed - left) / perSecond)));
      set(client, { left: left - cost, at });
    },
    settle: (client, more, at) => {
      if (more > 0) set(client, { left: leftOf(client, at) - more, at });
    },
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  for (const client of buckets.keys()) {
    if (buckets.size <= mostClients) return;
    buckets.delete(client);
  }
}
