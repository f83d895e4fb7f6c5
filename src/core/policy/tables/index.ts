/** The registry of decision tables, by their published id. A new table is one file here, one line below. */
import type { DecisionTable } from "#core/policy/table.ts";
import { bod2604 } from "#core/policy/tables/cisa-bod-26-04.ts";
import { cisaCoordinator } from "#core/policy/tables/cisa-coordinator.ts";
import { coordinatorPublication } from "#core/policy/tables/ssvc-coordinator-publication.ts";
import { coordinatorTriage } from "#core/policy/tables/ssvc-coordinator-triage.ts";
import { deployer } from "#core/policy/tables/ssvc-deployer.ts";
import { humanImpactTable } from "#core/policy/tables/ssvc-human-impact.ts";
import { publicSafetyImpactTable } from "#core/policy/tables/ssvc-public-safety-impact.ts";
import { supplier } from "#core/policy/tables/ssvc-supplier.ts";
import { utilityTable } from "#core/policy/tables/ssvc-utility.ts";

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
];

/** The table with this published id, or `null`. */
export function findTable(id: string): DecisionTable | null {
  return tables.find((table) => table.id === id) ?? null;
}
