/** Who opened what is worked on of an own advisory, and when: noted before there is any text, and read by its office. It stands with the advisory and not in the room's journal. */
import type { Actor } from "#core/actor.ts";
import { sql, type Store, type Tx } from "#store/sql.ts";

/** That somebody opened it: for the first and the last time within an hour, and how often. */
export type DraftOpening = {
  readonly actor: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
};

const mostShown = 200;

/** Notes what is about to be opened, in a transaction of its own; the same again within an hour is counted where it stands. */
export async function noteDraftsOpened(
  store: Store,
  { id: operator }: Actor,
  ids: readonly string[],
  now: string,
): Promise<void> {
  if (ids.length === 0) return;
  await store.write({ role: "system", id: operator }, async (tx) => {
    await tx.run(sql`
      with again as (
        update own_advisory_opening set last_at = greatest(last_at, ${now}::timestamptz), times = times + 1
        where own_advisory = any(${[...ids]}::text[]) and actor = ${operator} and first_at > ${now}::timestamptz - interval '1 hour'
        returning own_advisory
      )
      insert into own_advisory_opening (own_advisory, actor, first_at, last_at)
      select id, ${operator}, ${now}, ${now} from unnest(${[...ids]}::text[]) as n (id)
      where not exists (select from again a where a.own_advisory = n.id)`);
  });
}

/** Of one, newest first. */
export async function draftOpenings(tx: Tx, id: string): Promise<readonly DraftOpening[]> {
  return await tx.rows<DraftOpening>(sql`
    select actor, first_at as "firstAt", last_at as "lastAt", times from own_advisory_opening
    where own_advisory = ${id} order by last_at desc, number desc limit ${mostShown}`);
}
