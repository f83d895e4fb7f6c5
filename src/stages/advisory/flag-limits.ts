/** The flags that arriving records no longer carry: they leave their catalogue by the rule of every catalogue, all of a batch together. */
import { cisaAdp } from "#core/format/cve-metrics.ts";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { mayShrink } from "#core/provenance/shrinking.ts";
import { sql, type Tx } from "#store/sql.ts";
import type { FlagLimits, ImportContext } from "./judge-advisory.ts";
import { flaggedCves } from "./save-exploited.ts";
import { delistedInWeek } from "./save-issue.ts";

/** What flags may end with this batch. One that is carried again in it counts as carried no more until it is. */
export async function flagLimits(
  tx: Tx,
  { now }: ImportContext,
  arrivals: readonly AdvisoryImport[],
): Promise<FlagLimits> {
  const without = arrivals.filter(({ flags }) => flags?.length === 0);
  const ending = await flaggedCves(
    tx,
    without.map(({ record }) => record.id),
  );
  if (ending.size === 0) return { ending, listed: 0, mayEnd: true };
  const row = await tx.first<{ listed: number }>(
    sql`select count(*)::integer as listed from exploited where catalog = ${cisaAdp} and delisted_at is null`,
  );
  const listed = row?.listed ?? 0;
  const before = await delistedInWeek(tx, cisaAdp, now);
  return { ending, listed, mayEnd: mayShrink({ gone: ending.size, before, listed }) };
}
