/** Messages that were given up: what people see of them, and what they decide. Every decision is an entry of the journal. */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A message that is no longer tried by itself. What it would have delivered is not shown. */
type DeadLetter = {
  readonly message: string;
  readonly channel: string;
  readonly key: string;
  readonly attempts: number;
  readonly error: string;
  readonly createdAt: string;
  readonly deadAt: string;
};

const deadLetterCursor = pageCursor("dead letters", "number");

/** Dead letters, oldest first; an actor who may not see them gets none. */
export async function deadLetters(
  tx: Tx,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<DeadLetter>> {
  const [last] = deadLetterCursor.read(after) ?? [0];
  const rows = await tx.rows<DeadLetter>(sql`
    select id::text as message, channel, key, attempts, coalesce(error, '') as error, created_at as "createdAt", dead_at as "deadAt"
    from outbox where dead_at is not null and discarded_at is null and not withheld and id > ${last} order by outbox.id limit ${limit + 1}`);
  return cutPage(rows, limit, ({ message }) => deadLetterCursor.write(Number(message)));
}

/** How many there are. */
export async function countDeadLetters(tx: Tx): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*)::integer as count from outbox where dead_at is not null and discarded_at is null and not withheld`,
  );
  return row?.count ?? 0;
}

/** Has a dead letter tried again, as if it were new. */
export async function retryDeadLetter(tx: Tx, message: string): Promise<void> {
  const found = await tx.first<{ channel: string; key: string }>(sql`
    update outbox set dead_at = null, attempts = 0, next_at = now(), decided_by = ${tx.actor.id}
    where id::text = ${message} and dead_at is not null and discarded_at is null and not withheld returning channel, key`);
  if (found === undefined) throw missing();
  await appendEvents(tx, { kind: "message.retried", ...found });
}

/** Takes a dead letter off the list for good. */
export async function discardDeadLetter(tx: Tx, message: string): Promise<void> {
  const found = await tx.first<{ channel: string; key: string }>(sql`
    update outbox set discarded_at = now(), decided_by = ${tx.actor.id}
    where id::text = ${message} and dead_at is not null and discarded_at is null and not withheld returning channel, key`);
  if (found === undefined) throw missing();
  await appendEvents(tx, { kind: "message.discarded", ...found });
}

function missing(): ReasonRefusal {
  return new ReasonRefusal("not-found", "dead-letter-unknown", {});
}
