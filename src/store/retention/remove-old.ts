/**
 * What is removed when it is old. A rule says how long something is retained after it has had its use; one task executes all of them, in small steps. Nothing
 * that a verdict, a standing or a proof rests on has a rule.
 */
import { tryLock } from "#store/locks.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** How long rows of a kind are retained, and how to remove those of before an instant, at most so many at a time. */
export type RetentionRule = {
  readonly name: string;
  readonly days: number;
  /** Rows of one step, where they are small. */
  readonly step?: number;
  readonly remove: (tx: Tx, before: string, most: number) => Promise<number>;
};

/** Messages that left the room, and those that a person discarded; when each channel delivered last is retained always. */
export const outboxRetention: readonly RetentionRule[] = [
  {
    name: "delivered messages",
    days: 30,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from outbox where id in (
          select o.id from outbox o where o.done_at < ${before}
            and exists (select from outbox later where later.channel = o.channel and later.done_at > o.done_at)
          order by o.id limit ${most})`),
  },
  {
    name: "discarded messages",
    days: 180,
    remove: async (tx, before, most) =>
      await tx.run(
        sql`delete from outbox where id in (select id from outbox where discarded_at < ${before} order by outbox.id limit ${most})`,
      ),
  },
];

const usualStep = 2000;
const day = 24 * 3_600_000;

/** Executes every rule as of `now`; returns how much each removed. One process at a time; a step holds its rows for milliseconds. */
export async function removeOld(
  store: Store,
  rules: readonly RetentionRule[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const removed = new Map<string, number>();
  for (const { name, days, step = usualStep, remove } of rules) {
    const before = new Date(now.getTime() - days * day).toISOString();
    for (let last = step; last === step;) {
      last = await store.write(system, async (tx) =>
        (await tryLock(tx, "retention")) ? await remove(tx, before, step) : 0,
      );
      removed.set(name, (removed.get(name) ?? 0) + last);
    }
  }
  return removed;
}
