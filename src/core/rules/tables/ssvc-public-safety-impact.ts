/** SSVC public safety impact, from safety impact; it feeds the supplier and triage tables. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/public_safety_impact_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { publicSafetyImpact, safetyImpact } from "#core/rules/tables/points.ts";

/** Minimal or significant, by safety impact: 4 rows. */
export const publicSafetyImpactTable: DecisionTable = decisionTable({
  id: "ssvc:DT_PSI:1.0.0",
  name: "Public Safety Impact",
  points: [safetyImpact],
  outcome: publicSafetyImpact,
  rows: rowsOf(`
    N M
    M S
    R S
    C S
  `),
});
