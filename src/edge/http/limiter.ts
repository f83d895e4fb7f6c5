/** A token bucket for each client, in memory: slows down guessing at the endpoints that need no session. It is no defence against a flood from many addresses. */
import { Overload } from "#edge/http/problem.ts";

/** How many calls at once, and how many more each second. */
type Allowance = { readonly burst: number; readonly perSecond: number };

/** Takes one call from a client's bucket; refuses with the seconds to wait when it is empty. */
export type Limiter = (client: string, now: Date) => void;

const mostClients = 10_000;

/** A limiter with buckets of its own. */
export function createLimiter(allowance: Allowance): Limiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return (client, now) => {
    const at = now.getTime();
    const bucket = buckets.get(client) ?? { left: allowance.burst, at };
    const refill = (Math.max(0, at - bucket.at) / 1000) * allowance.perSecond;
    const left = Math.min(allowance.burst, bucket.left + refill);
    buckets.delete(client);
    buckets.set(client, { left: Math.max(0, left - 1), at });
    forgetOldest(buckets);
    if (left < 1) throw new Overload(Math.max(1, Math.ceil((1 - left) / allowance.perSecond)));
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  for (const client of buckets.keys()) {
    if (buckets.size <= mostClients) return;
    buckets.delete(client);
  }
}
