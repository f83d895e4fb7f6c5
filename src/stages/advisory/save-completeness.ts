/** Saving what sources state of their completeness. The later time counts; one ahead of the clock is held back, and gives way to any where it stands from earlier days. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { sql, type Tx } from "#store/sql.ts";
import { isAheadOf } from "#core/provenance/edition.ts";
import type { ImportContext } from "./judge-advisory.ts";
import type { ImportOutcome } from "./import-outcome.ts";

type CompletenessImport = Extract<ImportRecord, { kind: "completeness" }>;

/** Saves statements, in their order. One without a time says nothing that ages, and changes nothing. */
export async function saveCompleteness(
  tx: Tx,
  { batch, now }: Pick<ImportContext, "batch" | "now">,
  arrivals: readonly CompletenessImport[],
): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const { statement } of arrivals) {
    const { ecosystem: name, to, records } = statement;
    const area = areaOfEcosystem(name);
    if (area === null || to === null) {
      outcomes.push("unchanged");
      continue;
    }
    if (isAheadOf(now, to)) {
      outcomes.push("held");
      continue;
    }
    const saved = await tx.first<{ fresh: boolean }>(sql`
      insert into completeness as c (ecosystem, part, complete_to, records, batch)
      values (${area.ecosystem}, ${area.only ?? ""}, ${to}, ${records}, ${batch})
      on conflict (ecosystem, part) do update
        set complete_to = excluded.complete_to, records = excluded.records, batch = excluded.batch, at = now()
        where excluded.complete_to > c.complete_to or c.complete_to > now()
      returning (xmax = 0) as fresh`);
    outcomes.push(saved === undefined ? "unchanged" : saved.fresh ? "new" : "changed");
  }
  return outcomes;
}
