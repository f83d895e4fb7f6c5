/** The proof that a write can be made durable: one small row, committed and flushed. It says nothing about how much work is waiting. */
import { sql, type Store, system } from "#store/sql.ts";

/** Commits a row with synchronous commit on, whatever the server's default is; resolves when PostgreSQL has flushed it. */
export async function commitHeartbeat(store: Store): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.rows(sql`select set_config('synchronous_commit', 'on', true)`);
    await tx.run(
      sql`insert into pulse (at) values (now()) on conflict (single) do update set at = excluded.at`,
    );
  });
}
