/** CVSS 4.0 equivalence set 2: complexity and requirements. Source: CERTCC/SSVC `data/json/decision_tables/cvss/cvss_v4_equivalence_set_2_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOfWords } from "#core/input/text-rows.ts";
import { attackComplexity, attackRequirements, equivalenceSet2 } from "#core/rules/tables/cvss-points.ts";

/** CVSS v4 Equivalence Set 2: 4 rows. */
export const equivalenceSet2Table: DecisionTable = decisionTable({
  id: "cvss:DT_CVSS4_EQ2:1.0.0",
  name: "CVSS v4 Equivalence Set 2",
  points: [attackComplexity, attackRequirements],
  outcome: equivalenceSet2,
  rows: rowsOfWords(`
    HPL LPL HNL LNH
  `),
});
