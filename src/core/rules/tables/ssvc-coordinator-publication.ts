/** SSVC coordinator publication: whether a coordinator publishes. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/coordinator_publish_decision_table_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  exploitation,
  publicValueAdded,
  publishDoNotPublish,
  supplierInvolvement,
} from "#core/rules/tables/points.ts";

/** Whether to publish, by supplier involvement, exploitation and public value: 27 rows. */
export const coordinatorPublication: DecisionTable = decisionTable({
  id: "ssvc:DT_COORD_PUBLISH:1.0.0",
  name: "Coordinator Publish Decision Table",
  points: [supplierInvolvement, exploitation, publicValueAdded],
  outcome: publishDoNotPublish,
  rows: rowsOf(`
    FR N L N
    C  N L N
    FR P L N
    FR N A N
    UU N L N
    C  P L N
    FR A L N
    C  N A N
    FR P A N
    FR N P P
    UU P L N
    C  A L N
    UU N A N
    C  P A N
    FR A A P
    C  N P P
    FR P P P
    UU A L P
    UU P A P
    C  A A P
    UU N P P
    C  P P P
    FR A P P
    UU A A P
    UU P P P
    C  A P P
    UU A P P
  `),
});
