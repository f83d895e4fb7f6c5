/** The proof that a write can be made durable: one small row, committed and flushed. It says nothing about how much work is waiting. */
import { randomBytes } from "node:crypto";
import { sql, type Store, system } from "#store/sql.ts";

/** More than what a full disk has left in half-filled pages. */
const weight = 256 * 1024;

/**
 * Commits a row with synchronous commit on, whatever the server's default is; resolves with the server's time when PostgreSQL has flushed it.
 * `heavy` is for a server whose disk was full: its files must be able to grow again.
 */
export async function commitHeartbeat(store: Store, heavy = false): Promise<string> {
  const filler = heavy ? randomBytes(weight) : null;
  return await store.write(system, async (tx) => {
    await tx.rows(sql`select set_config('synchronous_commit', 'on', true)`);
    const row = await tx.first<{ at: string }>(sql`
      insert into pulse (at, filler) values (now(), ${filler})
      on conflict (single) do update set at = excluded.at, filler = excluded.filler
      returning clock_timestamp() as at`);
    return row?.at ?? "";
  });
}
