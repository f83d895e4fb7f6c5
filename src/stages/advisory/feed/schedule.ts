/** The schedule of what a room fetches by itself: one document, loaded on the room's own machine. */
import { emptySchedule, type FeedSchedule, feedsType, readSchedule } from "#core/feed/schedule.ts";
import type { FeedProblemCode } from "#core/feed/feed-status.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The schedule that was loaded last; of a room without one, nothing is fetched. */
export async function feedSchedule(tx: Tx): Promise<FeedSchedule> {
  const read = await storedSchedule(tx);
  if (read.ok) return read.value;
  throw new Error(
    "The schedule of this room's feeds cannot be read; load it again (bongsu source load FILE).",
  );
}

/** The same, with what is wrong with it where another program stored it: what does not hang on feeds goes on. */
export async function storedSchedule(tx: Tx): Promise<Parsed<FeedSchedule>> {
  const row = await tx.first<{ document: unknown }>(sql`select document from feed_schedule`);
  return row === undefined ? parsed(emptySchedule) : readSchedule(row.document);
}

/**
 * Puts a schedule document, which was read before, in place of the one before. A feed that stays where it was keeps what is remembered of it; one that
 * comes from elsewhere now begins anew. Alerts of what is forgotten end with it: an open one would keep the next of that name from interrupting anybody.
 */
export async function loadSchedule(
  tx: Tx,
  document: Readonly<Record<string, unknown>>,
  schedule: FeedSchedule,
): Promise<void> {
  const before = await storedSchedule(tx);
  const places = placesOf(before.ok ? before.value : emptySchedule);
  const moved = [...placesOf(schedule)].filter(([id, place]) => places.get(id) !== place).map(([id]) => id);
  const ids = schedule.feeds.map(({ id }) => id);
  await tx.run(sql`
    insert into feed_schedule (document, loaded_by) values (${JSON.stringify({ ...document, type: feedsType })}, ${tx.actor.id})
    on conflict (singleton) do update set document = excluded.document, loaded_by = excluded.loaded_by, loaded_at = now()`);
  const forgotten = await tx.rows<{ feed: string; alerts: Partial<Record<FeedProblemCode, string>> }>(
    sql`delete from feed_state where feed = any(${moved}) or not (feed = any(${ids})) returning feed, alerts`,
  );
  await tx.run(sql`insert into feed_state (feed) select unnest(${ids}::text[]) on conflict do nothing`);
  const ended = forgotten.flatMap(({ feed, alerts }) =>
    (Object.keys(alerts) as FeedProblemCode[]).map(
      (problem) => ({ kind: "feed.recovered", feed, problem }) as const,
    ),
  );
  await appendEvents(tx, { kind: "feeds.loaded", feeds: ids.length }, ...ended);
}

function placesOf({ mirror, feeds }: FeedSchedule): ReadonlyMap<string, string> {
  return new Map(
    feeds.map(({ id, kind, url, ecosystem }) => [id, JSON.stringify([mirror, kind, url, ecosystem])]),
  );
}
