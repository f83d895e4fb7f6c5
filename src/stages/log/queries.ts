/** What the edge may read of the room's log: how many entries there are, and what they hold. */
import { sql, type Tx } from "#store/sql.ts";

/** How many entries the log has. */
export async function logSize(tx: Tx): Promise<number> {
  return (
    (await tx.first<{ size: number }>(sql`select coalesce(max(index) + 1, 0) as size from log_entry`))
      ?.size ?? 0
  );
}

/** The entries from one on, up to and without another, in their order. */
export async function logEntries(tx: Tx, from: number, to: number): Promise<readonly Uint8Array[]> {
  const rows = await tx.rows<{ entry: Buffer }>(
    sql`select entry from log_entry where index >= ${from} and index < ${to} order by index`,
  );
  return rows.map(({ entry }) => entry);
}
