/** What is in quarantine: records that could not be read, with their findings. Never part of anything published. */
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import type { Finding } from "#core/problem.ts";
import { sql, type Tx } from "#store/sql.ts";

/** One record that could not be read. */
type Quarantined = {
  readonly id: string;
  readonly path: string;
  readonly position: string;
  readonly format: string;
  readonly sha256: string;
  readonly at: string;
  readonly findings: readonly Finding[];
};

const quarantineCursor = pageCursor("quarantine", "number");

/** What is in quarantine, the latest met first; offices only. */
export async function quarantined(
  tx: Tx,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<Quarantined>> {
  const [before] = quarantineCursor.read(after) ?? [Number.MAX_SAFE_INTEGER];
  const rows = await tx.rows<Quarantined>(sql`
    select id::text, path, position, format, sha256, first_seen as at, findings
    from quarantine where id < ${before} order by quarantine.id desc limit ${limit + 1}`);
  return cutPage(rows, limit, ({ id }) => quarantineCursor.write(Number(id)));
}
