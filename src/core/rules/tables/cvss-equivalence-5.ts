/** CVSS 4.0 equivalence set 5: exploit maturity. Source: CERTCC/SSVC `data/json/decision_tables/cvss/cvss_v4_equivalence_set_5_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOfWords } from "#core/input/text-rows.ts";
import { equivalenceSet5, exploitMaturity } from "#core/rules/tables/cvss-points.ts";

/** CVSS v4 Equivalence Set 5: 3 rows. */
export const equivalenceSet5Table: DecisionTable = decisionTable({
  id: "cvss:DT_CVSS_EQ5:1.0.0",
  name: "CVSS v4 Equivalence Set 5",
  points: [exploitMaturity],
  outcome: equivalenceSet5,
  rows: rowsOfWords(`
    UL PM AH
  `),
});
