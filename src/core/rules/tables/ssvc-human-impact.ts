/** SSVC human impact, from safety and mission impact; it feeds the deployer table. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/human_impact_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { humanImpact, missionImpact, safetyImpact } from "#core/rules/tables/points.ts";

/** Low to very high, by safety and mission impact: 16 rows. */
export const humanImpactTable: DecisionTable = decisionTable({
  id: "ssvc:DT_HI:1.0.0",
  name: "Human Impact",
  points: [safetyImpact, missionImpact],
  outcome: humanImpact,
  rows: rowsOf(`
    N D   L
    N MSC L
    N MEF M
    N MF  VH
    M D   L
    M MSC L
    M MEF M
    M MF  VH
    R D   M
    R MSC H
    R MEF H
    R MF  VH
    C D   VH
    C MSC VH
    C MEF VH
    C MF  VH
  `),
});
