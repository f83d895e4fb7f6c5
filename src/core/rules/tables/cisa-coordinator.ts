/** CISA's own SSVC table: track, track*, attend or act. Source: CERTCC/SSVC `data/json/decision_tables/cisa/cisa_coordinator_2_0_3.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  automatable,
  cisaLevels,
  exploitation,
  missionAndWellBeingImpact,
  technicalImpact,
} from "#core/rules/tables/points.ts";

/** Track, track*, attend or act by exploitation, automatable, technical and mission impact: 36 rows. */
export const cisaCoordinator: DecisionTable = decisionTable({
  id: "cisa:DT_CO:2.0.3",
  name: "CISA Coordinator",
  points: [exploitation, automatable, technicalImpact, missionAndWellBeingImpact],
  outcome: cisaLevels,
  rows: rowsOf(`
    N N P L T
    N N P M T
    N N P H T
    N N T L T
    N N T M T
    N N T H T*
    N Y P L T
    N Y P M T
    N Y P H AT
    N Y T L T
    N Y T M T
    N Y T H AT
    P N P L T
    P N P M T
    P N P H T*
    P N T L T
    P N T M T*
    P N T H AT
    P Y P L T
    P Y P M T
    P Y P H AT
    P Y T L T
    P Y T M T*
    P Y T H AT
    A N P L T
    A N P M T
    A N P H AT
    A N T L T
    A N T M AT
    A N T H AC
    A Y P L AT
    A Y P M AT
    A Y P H AC
    A Y T L AT
    A Y T M AC
    A Y T H AC
  `),
});
