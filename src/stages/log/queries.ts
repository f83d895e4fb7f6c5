/** What the edge may read of the room's log: how many entries there are, and what they hold. */
import { documentsWithoutProof } from "#stages/directive/signing/queries.ts";
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

/** Documents that enough offices signed and that wait for the proof that they lie in the log, with their places in it. */
export async function awaitedProofs(
  tx: Tx,
): Promise<readonly { readonly sha256: string; readonly index: number }[]> {
  const waiting = await documentsWithoutProof(tx);
  return waiting.length === 0
    ? []
    : await tx.rows(
        sql`select sha256, index from logged_document where sha256 = any(${waiting}) order by index`,
      );
}
