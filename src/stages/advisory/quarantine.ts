/** What is in quarantine: records that could not be read, with their findings. Never part of anything published. */
import type { Finding } from "#core/problem.ts";
import { sql, type Tx } from "#store/sql.ts";
import type { Page } from "./queries.ts";

/** One record that could not be read. */
export type Quarantined = {
  readonly id: string;
  readonly path: string;
  readonly position: string;
  readonly format: string;
  readonly sha256: string;
  readonly at: string;
  readonly findings: readonly Finding[];
};

/** What is in quarantine, the latest met first; offices only. */
export async function quarantined(
  tx: Tx,
  page: { readonly after?: string; readonly limit: number },
): Promise<Page<Quarantined>> {
  const before = /^\d{1,15}$/.test(page.after ?? "") ? Number(page.after) : Number.MAX_SAFE_INTEGER;
  const rows = await tx.rows<Quarantined>(sql`
    select id::text, path, position, format, sha256, first_seen as at, findings
    from quarantine where id < ${before} order by quarantine.id desc limit ${page.limit + 1}`);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return rows.length > page.limit && last !== undefined ? { items, next: last.id } : { items };
}
