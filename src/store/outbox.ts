/**
 * The outbox: what must leave the database (a file published, a mail, a webhook). A row commits with the facts that caused it and is delivered
 * afterwards. The row stays locked while it is delivered, so a killed process gives it back at once. Delivery is at least once:
 * the channel makes it idempotent by `key`.
 */
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** What a channel is handed. */
export type OutboxMessage = { readonly channel: string; readonly key: string; readonly payload: unknown };

/** Delivers one letter; a throw means "try again later". `tx` is for reading what the payload names. */
export type Deliver = (tx: Tx, letter: OutboxMessage) => Promise<void>;

/** Puts a letter into the outbox in the caller's transaction; the same channel and key twice is one letter. */
export async function enqueueMessage(tx: Tx, letter: OutboxMessage): Promise<void> {
  await tx.run(
    sql`insert into outbox (channel, key, payload) values (${letter.channel}, ${letter.key}, ${JSON.stringify(letter.payload)})
        on conflict (channel, key) do nothing`,
  );
}

/** Delivers the oldest due letter of a channel. Returns false when none is due. A failure is recorded and tried again after 1 s, doubling up to 5 min. */
export async function deliverNextMessage(store: Store, channel: string, deliver: Deliver): Promise<boolean> {
  return await store.write(system, async (tx) => {
    const letter = await tx.first<{ id: number; channel: string; key: string; payload: unknown }>(
      sql`select id, channel, key, payload from outbox where channel = ${channel} and done_at is null and next_at <= now()
          order by id limit 1 for update skip locked`,
    );
    if (letter === undefined) return false;
    try {
      await deliver(tx, letter);
      await tx.run(sql`update outbox set done_at = now(), error = null where id = ${letter.id}`);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await tx.run(
        sql`update outbox set attempts = attempts + 1, error = ${text.slice(0, 500)},
            next_at = now() + least(300, power(2, least(attempts, 9))) * interval '1 second' where id = ${letter.id}`,
      );
    }
    return true;
  });
}
