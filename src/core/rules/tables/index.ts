/** The registry of decision tables, by their published id. A new table is one file here, one line below. */
import type { DecisionTable } from "#core/rules/table/table.ts";
import { bod2604 } from "#core/rules/tables/cisa-bod-26-04.ts";
import { cisaCoordinator } from "#core/rules/tables/cisa-coordinator.ts";
import { coordinatorPublication } from "#core/rules/tables/ssvc-coordinator-publication.ts";
import { coordinatorTriage } from "#core/rules/tables/ssvc-coordinator-triage.ts";
import { equivalenceSet1Table } from "#core/rules/tables/cvss-equivalence-1.ts";
import { equivalenceSet2Table } from "#core/rules/tables/cvss-equivalence-2.ts";
import { equivalenceSet3Table } from "#core/rules/tables/cvss-equivalence-3.ts";
import { equivalenceSet4Table } from "#core/rules/tables/cvss-equivalence-4.ts";
import { equivalenceSet5Table } from "#core/rules/tables/cvss-equivalence-5.ts";
import { equivalenceSet6Table } from "#core/rules/tables/cvss-equivalence-6.ts";
import { cvssSeverityTable } from "#core/rules/tables/cvss-severity.ts";
import { deployer } from "#core/rules/tables/ssvc-deployer.ts";
import { humanImpactTable } from "#core/rules/tables/ssvc-human-impact.ts";
import { publicSafetyImpactTable } from "#core/rules/tables/ssvc-public-safety-impact.ts";
import { supplier } from "#core/rules/tables/ssvc-supplier.ts";
import { utilityTable } from "#core/rules/tables/ssvc-utility.ts";

/** Every table that ships. */
export const tables: readonly DecisionTable[] = [
  bod2604,
  deployer,
  supplier,
  humanImpactTable,
  utilityTable,
  publicSafetyImpactTable,
  coordinatorTriage,
  coordinatorPublication,
  cisaCoordinator,
  equivalenceSet1Table,
  equivalenceSet2Table,
  equivalenceSet3Table,
  equivalenceSet4Table,
  equivalenceSet5Table,
  equivalenceSet6Table,
  cvssSeverityTable,
];

/** The table with this published id, or `null`. */
export function findTable(id: string): DecisionTable | null {
  return tables.find((table) => table.id === id) ?? null;
}
