/** How the feeds of a room fare, for its page, its command and its health; and what is alerted. */
import { acceptedMemory, type FeedMemory } from "#core/feed/feed-memory.ts";
import {
  acceptableProblems,
  type FeedProblem,
  type FeedProblemCode,
  feedProblems,
  type FeedStatus,
} from "#core/feed/feed-status.ts";
import type { IndexFeed } from "#core/document/index-feeds.ts";
import type { ScheduledFeed } from "#core/feed/schedule.ts";
import type { FeedCounts, JournalEvent } from "#core/journal-event.ts";
import { Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { feedSchedule, storedSchedule } from "./schedule.ts";

/** A feed with how it fares. */
export type FeedOverview = {
  readonly feed: ScheduledFeed;
  readonly status: FeedStatus;
  readonly changedAt: string | null;
  readonly records: number | null;
  readonly counts: Readonly<Record<string, FeedCounts>>;
  /** Whether all of the feed's records were taken once, and every change since; `null` where its kind does not say. */
  readonly whole: boolean | null;
  /** Fingerprints of the keys that its documents are verified with. */
  readonly keys: readonly string[];
  readonly problems: readonly FeedProblem[];
};

type StateRow = FeedStatus & {
  readonly feed: string;
  readonly changedAt: string | null;
  readonly records: number | null;
  readonly counts: Readonly<Record<string, FeedCounts>>;
  readonly memory: FeedMemory;
  readonly alerts: Readonly<Partial<Record<FeedProblemCode, string>>>;
};

/** The instants that feeds are judged by. */
type JudgingTime = { readonly now: string; readonly startedAt: string };

/** Every feed of the schedule, in its order. */
export async function feedOverviews(tx: Tx, time: JudgingTime): Promise<readonly FeedOverview[]> {
  return (await judgedFeeds(tx, time)).map(({ overview }) => overview);
}

async function judgedFeeds(
  tx: Tx,
  time: JudgingTime,
): Promise<readonly { readonly overview: FeedOverview; readonly row: StateRow }[]> {
  const { feeds } = await feedSchedule(tx);
  if (feeds.length === 0) return [];
  const rows = await tx.rows<StateRow>(sql`
    select feed, scheduled_at as "scheduledAt", due_at as "dueAt", running_since as "runningSince", ok_at as "okAt", failures,
      failing_since as "failingSince", error, as_of as "asOf", changed_at as "changedAt", records, remarks, counts, memory, alerts
    from feed_state`);
  const states = new Map(rows.map((row) => [row.feed, row]));
  return feeds.flatMap((feed) => {
    const row = states.get(feed.id);
    if (row === undefined) return [];
    const { changedAt, records, counts, memory } = row;
    const keys = feed.keys.length > 0 ? feed.keys : (memory.keys ?? []);
    const problems = feedProblems(feed, row, time);
    const overview = {
      feed,
      status: row,
      changedAt,
      records,
      counts,
      whole: memory.whole ?? null,
      keys,
      problems,
    };
    return [{ overview, row }];
  });
}

/**
 * Puts problems that are new, and those that are gone, into the journal; says how many entries that made. One process of several does it at a time, and
 * the entries and what is remembered of them are one transaction.
 */
export async function alertFeeds(tx: Tx, time: JudgingTime): Promise<number> {
  await tx.rows(sql`select feed from feed_state order by feed for update`);
  const facts: JournalEvent[] = [];
  for (const { overview, row } of await judgedFeeds(tx, time)) {
    const { feed, problems } = overview;
    const now = new Set(problems.map(({ code }) => code));
    const before = Object.keys(row.alerts) as FeedProblemCode[];
    const begun = [...now].filter((code) => !before.includes(code));
    const ended = before.filter((code) => !now.has(code));
    if (begun.length + ended.length === 0) continue;
    facts.push(...begun.map((problem) => ({ kind: "feed.alerted", feed: feed.id, problem }) as const));
    facts.push(...ended.map((problem) => ({ kind: "feed.recovered", feed: feed.id, problem }) as const));
    const alerts = Object.fromEntries([...now].map((code) => [code, row.alerts[code] ?? time.now]));
    await tx.run(
      sql`update feed_state set alerts = ${JSON.stringify(alerts)}, alerted_at = now() where feed = ${feed.id}`,
    );
  }
  await appendEvents(tx, ...facts);
  return facts.length;
}

/** The feeds as the signed index names them, and when what is wrong with one last changed. */
export async function feedsForIndex(
  tx: Tx,
): Promise<{ readonly feeds: readonly IndexFeed[]; readonly alertedAt: string | null }> {
  const schedule = await storedSchedule(tx);
  const feeds = schedule.ok ? schedule.value.feeds : [];
  const rows = await tx.rows<IndexRow>(sql`
    select feed, as_of as "asOf", ok_at as "okAt", alerts, alerted_at as "alertedAt" from feed_state`);
  const states = new Map(rows.map((row) => [row.feed, row]));
  const times = rows.flatMap(({ alertedAt }) => alertedAt ?? []).sort();
  return {
    feeds: feeds.map(({ id, kind }) => indexFeed({ id, kind }, states.get(id))),
    alertedAt: times.at(-1) ?? null,
  };
}

type IndexRow = Pick<StateRow, "feed" | "asOf" | "okAt" | "alerts"> & { readonly alertedAt: string | null };

function indexFeed(feed: Pick<ScheduledFeed, "id" | "kind">, row: IndexRow | undefined): IndexFeed {
  return {
    ...feed,
    ...(row?.asOf == null ? {} : { asOf: row.asOf }),
    ...(row?.okAt == null ? {} : { fetchedAt: row.okAt }),
    problems: Object.keys(row?.alerts ?? {}).sort(),
  };
}

/** Has a feed fetched now, whenever it was due. */
export async function requestFetch(tx: Tx, feed: string): Promise<void> {
  const found = await tx.run(sql`update feed_state set due_at = now() where feed = ${feed}`);
  if (found === 0) throw unknownFeed(feed);
  await appendEvents(tx, { kind: "feed.requested", feed });
}

/** Takes what a feed brings now for right: it is compared with nothing of before, and is fetched now. */
export async function acceptFeed(tx: Tx, feed: string): Promise<readonly FeedProblemCode[]> {
  const row = await tx.first<Pick<StateRow, "memory" | "remarks" | "runningSince">>(
    sql`select memory, remarks, running_since as "runningSince" from feed_state where feed = ${feed} for update`,
  );
  if (row === undefined) throw unknownFeed(feed);
  if (row.runningSince !== null)
    throw new Refusal("state-forbids", "The feed is being fetched; look at what comes of it first.");
  const problems = row.remarks.map(({ code }) => code).filter((code) => acceptableProblems.has(code));
  if (problems.length === 0)
    throw new Refusal("state-forbids", "Nothing about this feed waits for somebody to take it for right.");
  const left = row.remarks.filter(({ code }) => !acceptableProblems.has(code));
  await tx.run(sql`
    update feed_state set memory = ${JSON.stringify(acceptedMemory(row.memory, problems))}, remarks = ${JSON.stringify(left)},
      due_at = now() where feed = ${feed}`);
  await appendEvents(tx, { kind: "feed.accepted", feed, problems });
  return problems;
}

function unknownFeed(feed: string): Refusal {
  return new Refusal("not-found", `The schedule has no feed ${feed}.`);
}
