/** Tells every process on a database that something shown may have changed: a follower moved somewhere. Journal appends are told by the journal itself. */
import { sql, type Store, system } from "#store/sql.ts";

/** Calls {@link Store.onChange} of every process, this one too. */
export async function announceChange(store: Store): Promise<void> {
  await store.write(system, async (tx) => await tx.rows(sql`select pg_notify('bongsu_change', '')`));
}
