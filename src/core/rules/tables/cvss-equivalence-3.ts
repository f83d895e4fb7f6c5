/** CVSS 4.0 equivalence set 3: impact on the vulnerable system. Source: CERTCC/SSVC `data/json/decision_tables/cvss/cvss_v4_equivalence_set_3_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOfWords } from "#core/input/text-rows.ts";
import {
  availabilityImpactToVulnerableSystem,
  confidentialityImpactToVulnerableSystem,
  equivalenceSet3,
  integrityImpactToVulnerableSystem,
} from "#core/rules/tables/cvss-points.ts";

/** CVSS v4 Equivalence Set 3: 27 rows. */
export const equivalenceSet3Table: DecisionTable = decisionTable({
  id: "cvss:DT_CVSS4_EQ3:1.0.0",
  name: "CVSS v4 Equivalence Set 3",
  points: [
    confidentialityImpactToVulnerableSystem,
    integrityImpactToVulnerableSystem,
    availabilityImpactToVulnerableSystem,
  ],
  outcome: equivalenceSet3,
  rows: rowsOfWords(`
    NNNL LNNL NLNL NNLL HNNM LLNL NHNM LNLL NLLL NNHM HLNM LHNM HNLM LLLL NHLM LNHM NLHM HHNH HLLM LHLM
    HNHM LLHM NHHM HHLH HLHM LHHM HHHH
  `),
});
