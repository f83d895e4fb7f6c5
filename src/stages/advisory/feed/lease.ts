/**
 * Who fetches a feed: whoever holds its lease, in all processes on one database. A lease ends by itself when its holder does; one that came too late
 * to renew it saves nothing. The database's clock decides.
 */
import { emptyMemory, type FeedMemory } from "#core/feed/feed-memory.ts";
import type { FeedRemark } from "#core/feed/feed-status.ts";
import { sql, type Store, system } from "#store/sql.ts";

/** A feed that is to be fetched now, and what is remembered of it. */
export type LeasedFeed = {
  readonly feed: string;
  readonly lease: string;
  readonly memory: FeedMemory;
  readonly failures: number;
  readonly remarks: readonly FeedRemark[];
};

const seconds = 120;

/** Takes the feed that is due longest, or a named one whether it is due or not; `null` when there is none, or another holds it. */
export async function takeFeed(store: Store, lease: string, named?: string): Promise<LeasedFeed | null> {
  return await store.write(system, async (tx) => {
    const wanted = named === undefined ? sql`due_at <= now()` : sql`feed = ${named}`;
    const row = await tx.first<Omit<LeasedFeed, "lease" | "memory"> & { memory: FeedMemory | null }>(sql`
      update feed_state set leased_by = ${lease}, lease_until = now() + ${seconds} * interval '1 second',
        running_since = now(), tried_at = now()
      where feed = (select feed from feed_state where ${wanted} and (lease_until is null or lease_until < now())
        order by due_at for update skip locked limit 1)
      returning feed, memory, failures, remarks`);
    return row === undefined ? null : { ...row, lease, memory: row.memory ?? emptyMemory };
  });
}

/** Holds a lease for longer; returns whether it was still held. */
export async function renewLease(
  store: Store,
  { feed, lease }: Pick<LeasedFeed, "feed" | "lease">,
): Promise<boolean> {
  return await store.write(system, async (tx) => {
    const renewed = await tx.run(sql`
      update feed_state set lease_until = now() + ${seconds} * interval '1 second'
      where feed = ${feed} and leased_by = ${lease}`);
    return renewed > 0;
  });
}

/** What became of a fetch that ended well. `pause` is in milliseconds. */
type FetchResult = {
  readonly memory: FeedMemory;
  readonly asOf: string | null;
  readonly changed: boolean;
  readonly records: number | null;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly remarks: readonly FeedRemark[];
  readonly pause: number;
};

/** Notes a fetch that ended well and gives the lease back; returns whether it was still held. */
export async function saveFetch(
  store: Store,
  { feed, lease }: Pick<LeasedFeed, "feed" | "lease">,
  { memory, asOf, changed, records, counts, remarks, pause }: FetchResult,
): Promise<boolean> {
  return await store.write(system, async (tx) => {
    const saved = await tx.run(sql`
      update feed_state set leased_by = null, lease_until = null, running_since = null, ok_at = now(), failures = 0,
        failing_since = null, error = null, as_of = coalesce(${asOf}, as_of), records = ${records},
        changed_at = case when ${changed} then now() else changed_at end,
        counts = case when ${changed} then ${JSON.stringify(counts)}::jsonb else counts end,
        remarks = ${JSON.stringify(remarks)}, memory = ${JSON.stringify(memory)},
        due_at = now() + ${pause} * interval '1 millisecond'
      where feed = ${feed} and leased_by = ${lease}`);
    return saved > 0;
  });
}

/** Notes a fetch that failed and gives the lease back. What was remembered stays. */
export async function saveFailure(
  store: Store,
  { feed, lease }: Pick<LeasedFeed, "feed" | "lease">,
  {
    error,
    pause,
  }: { readonly error: { readonly code: string; readonly message: string }; readonly pause: number },
): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`
      update feed_state set leased_by = null, lease_until = null, running_since = null, failures = failures + 1,
        failing_since = coalesce(failing_since, now()), error = ${JSON.stringify(error)},
        due_at = now() + ${pause} * interval '1 millisecond'
      where feed = ${feed} and leased_by = ${lease}`);
  });
}

/** Gives leases back whose holder ended without doing so: a thread of this process. */
export async function releaseFeeds(store: Store, lease: string): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`
      update feed_state set leased_by = null, lease_until = null, running_since = null, failures = failures + 1,
        failing_since = coalesce(failing_since, now()), due_at = now() + interval '1 minute',
        error = ${JSON.stringify({ code: "ended", message: "the fetch ended before it was done" })}
      where leased_by = ${lease}`);
  });
}
