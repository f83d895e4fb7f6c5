/** CVSS 4.0 equivalence set 1: attack vector, privileges and interaction. Source: CERTCC/SSVC `data/json/decision_tables/cvss/cvss_v4_equivalence_set_1_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOfWords } from "#core/input/text-rows.ts";
import {
  attackVector,
  equivalenceSet1,
  privilegesRequired,
  userInteraction,
} from "#core/rules/tables/cvss-points.ts";

/** CVSS v4 Equivalence Set 1: 36 rows. */
export const equivalenceSet1Table: DecisionTable = decisionTable({
  id: "cvss:DT_CVSS4_EQ1:1.0.0",
  name: "CVSS v4 Equivalence Set 1",
  points: [attackVector, privilegesRequired, userInteraction],
  outcome: equivalenceSet1,
  rows: rowsOfWords(`
    PHAL LHAL PLAL PHPL AHAL LLAL PNAL LHPL PLPL PHNL NHAM ALAL LNAM AHPL LLPL PNPL LHNM PLNL NLAM ANAM
    NHPM ALPL LNPM AHNM LLNM PNNL NNAM NLPM ANPM NHNM ALNM LNNM NNPM NLNM ANNM NNNH
  `),
});
