/** CISA BOD 26-04: how soon, by whether the vulnerability is in KEV, the asset exposed, the attack automatable, the impact total. Source: CERTCC/SSVC `data/json/decision_tables/cisa/cisa_bod_26_04_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  automatable,
  bod2604Timelines,
  inKev,
  publiclyExposed,
  technicalImpact,
} from "#core/rules/tables/points.ts";

/** Remediation time by KEV, exposure, automatable, technical impact: 16 rows. */
export const bod2604: DecisionTable = decisionTable({
  id: "cisa:DT_BOD2604:1.0.0",
  name: "CISA BOD 26-04",
  points: [inKev, publiclyExposed, automatable, technicalImpact],
  outcome: bod2604Timelines,
  rows: rowsOf(`
    N N N P FSU
    Y N N P 14D
    N Y N P 60D
    N N Y P 60D
    N N N T FSU
    Y Y N P 14D
    Y N Y P 14D
    N Y Y P 14D
    Y N N T 14D
    N Y N T 14D
    N N Y T 60D
    Y Y Y P 3D
    Y Y N T 3DF
    Y N Y T 3DF
    N Y Y T 3D
    Y Y Y T 3DF
  `),
});
