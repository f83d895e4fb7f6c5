/** SSVC utility to the adversary; it feeds the supplier and triage tables. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/utility_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { automatable, utility, valueDensity } from "#core/rules/tables/points.ts";

/** Laborious to super effective, by automatable and value density: 4 rows. */
export const utilityTable: DecisionTable = decisionTable({
  id: "ssvc:DT_U:1.0.0",
  name: "Utility",
  points: [automatable, valueDensity],
  outcome: utility,
  rows: rowsOf(`
    N D L
    N C E
    Y D E
    Y C S
  `),
});
