/** SSVC coordinator triage: whether a coordinator declines, tracks or coordinates a report. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/coordinator_triage_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  declineTrackCoordinate,
  publicSafetyImpact,
  reportCredibility,
  reportPublic,
  supplierCardinality,
  supplierContacted,
  supplierEngagement,
  utility,
} from "#core/rules/tables/points.ts";

/** Decline, track or coordinate, by seven points: 192 rows. */
export const coordinatorTriage: DecisionTable = decisionTable({
  id: "ssvc:DT_COORD_TRIAGE:1.0.0",
  name: "Coordinator Triage",
  points: [
    reportPublic,
    supplierContacted,
    reportCredibility,
    supplierCardinality,
    supplierEngagement,
    utility,
    publicSafetyImpact,
  ],
  outcome: declineTrackCoordinate,
  rows: rowsOf(`
    Y N NC O A L M D
    N N NC O A L M D
    Y Y NC O A L M D
    Y N C  O A L M D
    Y N NC M A L M D
    Y N NC O U L M D
    Y N NC O A E M D
    Y N NC O A L S D
    N Y NC O A L M D
    N N C  O A L M D
    Y Y C  O A L M D
    N N NC M A L M D
    Y Y NC M A L M D
    Y N C  M A L M D
    N N NC O U L M D
    Y Y NC O U L M D
    Y N C  O U L M D
    Y N NC M U L M D
    N N NC O A E M D
    Y Y NC O A E M D
    Y N C  O A E M D
    Y N NC M A E M D
    Y N NC O U E M D
    Y N NC O A S M D
    N N NC O A L S D
    Y Y NC O A L S D
    Y N C  O A L S D
    Y N NC M A L S D
    Y N NC O U L S D
    Y N NC O A E S D
    N Y C  O A L M D
    N Y NC M A L M D
    N N C  M A L M D
    Y Y C  M A L M D
    N Y NC O U L M D
    N N C  O U L M D
    Y Y C  O U L M D
    N N NC M U L M D
    Y Y NC M U L M D
    Y N C  M U L M D
    N Y NC O A E M D
    N N C  O A E M D
    Y Y C  O A E M D
    N N NC M A E M D
    Y Y NC M A E M D
    Y N C  M A E M D
    N N NC O U E M D
    Y Y NC O U E M D
    Y N C  O U E M D
    Y N NC M U E M D
    N N NC O A S M D
    Y Y NC O A S M D
    Y N C  O A S M D
    Y N NC M A S M D
    Y N NC O U S M D
    N Y NC O A L S D
    N N C  O A L S D
    Y Y C  O A L S D
    N N NC M A L S D
    Y Y NC M A L S D
    Y N C  M A L S D
    N N NC O U L S D
    Y Y NC O U L S D
    Y N C  O U L S D
    Y N NC M U L S D
    N N NC O A E S D
    Y Y NC O A E S D
    Y N C  O A E S D
    Y N NC M A E S D
    Y N NC O U E S D
    Y N NC O A S S D
    N Y C  M A L M D
    N Y C  O U L M T
    N Y NC M U L M D
    N N C  M U L M D
    Y Y C  M U L M D
    N Y C  O A E M D
    N Y NC M A E M D
    N N C  M A E M D
    Y Y C  M A E M D
    N Y NC O U E M D
    N N C  O U E M D
    Y Y C  O U E M D
    N N NC M U E M D
    Y Y NC M U E M D
    Y N C  M U E M D
    N Y NC O A S M D
    N N C  O A S M D
    Y Y C  O A S M D
    N N NC M A S M D
    Y Y NC M A S M D
    Y N C  M A S M D
    N N NC O U S M D
    Y Y NC O U S M D
    Y N C  O U S M D
    Y N NC M U S M D
    N Y C  O A L S D
    N Y NC M A L S T
    N N C  M A L S D
    Y Y C  M A L S D
    N Y NC O U L S D
    N N C  O U L S D
    Y Y C  O U L S D
    N N NC M U L S D
    Y Y NC M U L S D
    Y N C  M U L S D
    N Y NC O A E S T
    N N C  O A E S D
    Y Y C  O A E S D
    N N NC M A E S D
    Y Y NC M A E S D
    Y N C  M A E S D
    N N NC O U E S D
    Y Y NC O U E S D
    Y N C  O U E S D
    Y N NC M U E S D
    N N NC O A S S D
    Y Y NC O A S S D
    Y N C  O A S S D
    Y N NC M A S S C
    Y N NC O U S S D
    N Y C  M U L M C
    N Y C  M A E M D
    N Y C  O U E M C
    N Y NC M U E M D
    N N C  M U E M D
    Y Y C  M U E M D
    N Y C  O A S M D
    N Y NC M A S M T
    N N C  M A S M D
    Y Y C  M A S M D
    N Y NC O U S M D
    N N C  O U S M D
    Y Y C  O U S M D
    N N NC M U S M D
    Y Y NC M U S M D
    Y N C  M U S M D
    N Y C  M A L S T
    N Y C  O U L S C
    N Y NC M U L S T
    N N C  M U L S D
    Y Y C  M U L S D
    N Y C  O A E S T
    N Y NC M A E S T
    N N C  M A E S D
    Y Y C  M A E S D
    N Y NC O U E S T
    N N C  O U E S D
    Y Y C  O U E S D
    N N NC M U E S D
    Y Y NC M U E S D
    Y N C  M U E S D
    N Y NC O A S S T
    N N C  O A S S D
    Y Y C  O A S S D
    N N NC M A S S C
    Y Y NC M A S S C
    Y N C  M A S S C
    N N NC O U S S D
    Y Y NC O U S S D
    Y N C  O U S S D
    Y N NC M U S S C
    N Y C  M U E M C
    N Y C  M A S M C
    N Y C  O U S M C
    N Y NC M U S M T
    N N C  M U S M D
    Y Y C  M U S M D
    N Y C  M U L S C
    N Y C  M A E S T
    N Y C  O U E S C
    N Y NC M U E S T
    N N C  M U E S D
    Y Y C  M U E S D
    N Y C  O A S S T
    N Y NC M A S S C
    N N C  M A S S C
    Y Y C  M A S S C
    N Y NC O U S S T
    N N C  O U S S D
    Y Y C  O U S S D
    N N NC M U S S C
    Y Y NC M U S S C
    Y N C  M U S S C
    N Y C  M U S M C
    N Y C  M U E S C
    N Y C  M A S S C
    N Y C  O U S S C
    N Y NC M U S S C
    N N C  M U S S C
    Y Y C  M U S S C
    N Y C  M U S S C
  `),
});
