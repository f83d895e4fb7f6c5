/** The lists of public pages that this room has served, by digest, and where its log states each. */
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Records a list that is served from now on; one that was there before is stated already. */
export async function recordPages(tx: Tx, sha256: string): Promise<void> {
  const added = await tx.run(
    sql`insert into page_manifest (sha256) values (${sha256}) on conflict do nothing`,
  );
  if (added > 0) await appendEvents(tx, { kind: "pages.published", sha256 });
}

/** The entry of the log that states a list; `null` before it does. */
export async function pagesLoggedAt(tx: Tx, sha256: string): Promise<number | null> {
  const row = await tx.first<{ index: number | null }>(
    sql`select log_index as index from page_manifest where sha256 = ${sha256}`,
  );
  return row?.index ?? null;
}

/** Notes where lists are stated. */
export async function notePagesLogged(tx: Tx, sha256: string, index: number): Promise<void> {
  await tx.run(
    sql`update page_manifest set log_index = ${index} where sha256 = ${sha256} and log_index is null`,
  );
}
