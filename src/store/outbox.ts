/**
 * The outbox: what must leave the database (a file published, a mail, a webhook). A message commits with the events that caused it. It is
 * leased for a time, delivered outside of any transaction, and its outcome recorded; a lease that ends gives it to whoever asks next.
 * Delivery is at least once: the channel makes it idempotent by `key`.
 */
import { retryAt } from "#store/back-off.ts";
import { lockLeasing } from "#store/locks.ts";
import { sql, type Sql, type Store, system, type Tx } from "#store/sql.ts";

/** What a channel is handed. */
export type OutboxMessage = { readonly channel: string; readonly key: string; readonly payload: unknown };

/** A message that one worker may deliver until its lease ends; `attempt` counts from 1 and tells this lease from a later one. */
export type LeasedMessage = OutboxMessage & { readonly id: number; readonly attempt: number };

/** Which process leases, and for how many seconds; what one that is gone had leased is freed by `state/processes.ts`. */
type Lease = { readonly worker: string; readonly seconds: number };

/** After so many attempts a message is given up and waits for a person; with {@link longestDelay} that is about eight hours. */
export const mostAttempts = 100;

/** No failed message waits longer than this, in seconds. */
const longestDelay = 300;

/** Puts a message into the outbox in the caller's transaction; the same channel and key twice is one message. */
export async function enqueueMessage(tx: Tx, message: OutboxMessage): Promise<void> {
  await tx.run(
    sql`insert into outbox (channel, key, payload) values (${message.channel}, ${message.key}, ${JSON.stringify(message.payload)})
        on conflict (channel, key) do nothing`,
  );
}

/** As `enqueueMessage`, of something of which nobody beside it may learn that it waits: it counts in no state of its channel, and is no dead letter. */
export async function enqueueWithheld(tx: Tx, { channel, key, payload }: OutboxMessage): Promise<void> {
  await tx.run(sql`insert into outbox (id, channel, key, payload, withheld) overriding system value
    values (nextval('outbox_withheld'), ${channel}, ${key}, ${JSON.stringify(payload)}, true) on conflict (channel, key) do nothing`);
}

/** Whether a channel ever delivered something, as far as messages are kept. */
export async function hasDelivered(tx: Tx, channel: string): Promise<boolean> {
  const row = await tx.first<{ delivered: boolean }>(
    sql`select exists (select from outbox where channel = ${channel} and done_at is not null and not withheld) as delivered`,
  );
  return row?.delivered === true;
}

/** The channels, of these, of which a message is due. */
export async function channelsWithMessages(
  store: Store,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await store.read(
    system,
    async (tx) =>
      await tx.rows<{ channel: string }>(sql`
        select distinct channel from outbox
        where channel = any(${names}) and done_at is null and dead_at is null and next_at <= now()`),
  );
  return new Set(rows.map(({ channel }) => channel));
}

/** Claims the oldest due message of a channel; `undefined` when none is due, or when one of the channel is being delivered: a channel has one deliverer at a time, in all processes. */
export async function leaseMessage(
  store: Store,
  channel: string,
  { worker, seconds }: Lease,
): Promise<LeasedMessage | undefined> {
  return await store.write(system, async (tx) => {
    await lockLeasing(tx, channel);
    return await tx.first<LeasedMessage>(sql`
        update outbox set attempts = attempts + 1, leased_by = ${worker},
          leased_until = now() + ${seconds}::float8 * interval '1 second'
        where id = (
          select id from outbox
          where channel = ${channel} and done_at is null and dead_at is null and next_at <= now()
            and not exists (
              select from outbox other
              where other.channel = ${channel} and other.done_at is null and other.dead_at is null and other.leased_until > now())
          order by id limit 1)
        returning id, channel, key, payload, attempts as attempt`);
  });
}

/** Records that a message arrived. Returns false when the lease had ended and another worker has it. */
export async function recordDelivery(store: Store, leased: LeasedMessage): Promise<boolean> {
  return await endLease(store, leased, sql`done_at = now(), error = null`);
}

/** Records a failure. The message is tried again after 1 s, doubling up to {@link longestDelay}; or never by itself, if `permanent` or after {@link mostAttempts}. */
export async function recordDeliveryFailure(
  store: Store,
  leased: LeasedMessage,
  failure: { readonly error: string; readonly permanent: boolean },
): Promise<boolean> {
  const dead = failure.permanent || leased.attempt >= mostAttempts;
  const text = failure.error.slice(0, 500);
  // Of what is withheld nobody hears, so that nobody could decide: it is tried for two weeks, whatever failed, and discarded.
  const gone = sql`${dead} and (not withheld or created_at < now() - interval '14 days')`;
  const outcome = sql`error = ${text}, next_at = ${retryAt(sql`attempts - 1`, longestDelay)},
    dead_at = case when ${gone} then now() end, discarded_at = case when ${gone} and withheld then now() end`;
  return await endLease(store, leased, outcome);
}

/** Gives a message back as if it had not been leased: its worker stops before it has an outcome. */
export async function releaseLease(store: Store, leased: LeasedMessage): Promise<boolean> {
  return await endLease(store, leased, sql`attempts = attempts - 1`);
}

async function endLease(store: Store, { id, attempt }: LeasedMessage, outcome: Sql): Promise<boolean> {
  const changed = await store.write(
    system,
    async (tx) =>
      await tx.run(sql`
        update outbox set leased_by = null, leased_until = null, ${outcome}
        where id = ${id} and attempts = ${attempt} and leased_by is not null and done_at is null and dead_at is null`),
  );
  return changed === 1;
}
