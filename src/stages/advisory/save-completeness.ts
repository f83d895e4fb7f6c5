/** Saving what sources state of their completeness. The later time counts; one ahead of the clock is held back, and gives way to any where it stands from earlier days. */
import type { ImportRecord, Origin } from "#core/format/import-record.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { sql, type Tx } from "#store/sql.ts";
import { isAheadOf } from "#core/provenance/edition.ts";
import { sourceRelation } from "#core/provenance/source-authority.ts";
import type { NewChange } from "./feed-changes.ts";
import type { ImportContext } from "./judge-advisory.ts";
import type { ImportOutcome } from "./import-outcome.ts";

type CompletenessImport = Extract<ImportRecord, { kind: "completeness" }>;

/** Saves statements, in their order. One without a time says nothing that ages, and changes nothing. */
export async function saveCompleteness(
  tx: Tx,
  { batch, now, importer, authority }: ImportContext,
  arrivals: readonly CompletenessImport[],
): Promise<{ readonly outcomes: readonly ImportOutcome[]; readonly changes: readonly NewChange[] }> {
  const outcomes: ImportOutcome[] = [];
  const changes: NewChange[] = [];
  for (const { statement, origin } of arrivals) {
    const { ecosystem: name, to, records } = statement;
    const area = areaOfEcosystem(name);
    if (area === null || to === null) {
      outcomes.push("unchanged");
      continue;
    }
    const bringer = { importer, path: origin.path };
    const relation = sourceRelation(authority, { catalogue: "completeness" }, bringer);
    if (isAheadOf(now, to) || relation === "stranger") {
      outcomes.push("held");
      changes.push(heldStatement({ name, to, records, origin }, relation === "stranger"));
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
  return { outcomes, changes };
}

type HeldStatement = {
  readonly name: string;
  readonly to: string;
  readonly records: number | null;
  readonly origin: Origin;
};

function heldStatement({ name, to, records, origin }: HeldStatement, isStranger: boolean): NewChange {
  return {
    kind: "completeness",
    subject: name,
    name,
    reason: isStranger ? "other-source" : "time-ahead",
    origin,
    content: origin.sha256,
    effect: isStranger ? {} : { ahead: to },
    arrival: { kind: "completeness", to, records },
    source: "",
  };
}
