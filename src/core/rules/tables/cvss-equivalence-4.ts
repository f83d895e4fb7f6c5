/** CVSS 4.0 equivalence set 4: impact behind it. Source: CERTCC/SSVC `data/json/decision_tables/cvss/cvss_v4_equivalence_set_4_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOfWords } from "#core/input/text-rows.ts";
import {
  confidentialityImpactToSubsequentSystem,
  equivalenceSet4,
  modifiedAvailabilityImpactToSubsequentSystem,
  modifiedIntegrityImpactToSubsequentSystem,
} from "#core/rules/tables/cvss-points.ts";

/** CVSS v4 Equivalence Set 4: 48 rows. */
export const equivalenceSet4Table: DecisionTable = decisionTable({
  id: "cvss:DT_CVSS4_EQ4:1.0.0",
  name: "CVSS v4 Equivalence Set 4",
  points: [
    confidentialityImpactToSubsequentSystem,
    modifiedIntegrityImpactToSubsequentSystem,
    modifiedAvailabilityImpactToSubsequentSystem,
  ],
  outcome: equivalenceSet4,
  rows: rowsOfWords(`
    NNNL LNNL NLNL NNLL HNNM LLNL NHNM LNLL NLLL NNHM HLNM LHNM NSNH HNLM LLLL NHLM LNHM NLHM NNSH HHNM
    LSNH HLLM LHLM NSLH HNHM LLHM NHHM LNSH NLSH HSNH HHLM LSLH HLHM LHHM NSHH HNSH LLSH NHSH HSLH HHHM
    LSHH HLSH LHSH NSSH HSHH HHSH LSSH HSSH
  `),
});
