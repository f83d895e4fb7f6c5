/** SSVC deployer: the priority of applying a patch. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/deployer_patch_application_priority_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  automatable,
  deferScheduledOutOfCycleImmediate,
  exploitation,
  humanImpact,
  systemExposure,
} from "#core/rules/tables/points.ts";

/** Defer, scheduled, out-of-cycle or immediate, by exploitation, exposure, automatable, human impact: 72 rows. */
export const deployer: DecisionTable = decisionTable({
  id: "ssvc:DT_DP:1.0.0",
  name: "Deployer Patch Application Priority",
  points: [exploitation, systemExposure, automatable, humanImpact],
  outcome: deferScheduledOutOfCycleImmediate,
  rows: rowsOf(`
    N S N L  D
    N S N M  D
    N S N H  S
    N S N VH S
    N S Y L  D
    N S Y M  S
    N S Y H  S
    N S Y VH S
    N C N L  D
    N C N M  S
    N C N H  S
    N C N VH S
    N C Y L  S
    N C Y M  S
    N C Y H  S
    N C Y VH S
    N O N L  D
    N O N M  S
    N O N H  S
    N O N VH S
    N O Y L  S
    N O Y M  S
    N O Y H  S
    N O Y VH O
    P S N L  D
    P S N M  S
    P S N H  S
    P S N VH S
    P S Y L  S
    P S Y M  S
    P S Y H  S
    P S Y VH S
    P C N L  D
    P C N M  S
    P C N H  S
    P C N VH S
    P C Y L  S
    P C Y M  S
    P C Y H  S
    P C Y VH O
    P O N L  S
    P O N M  S
    P O N H  S
    P O N VH O
    P O Y L  S
    P O Y M  S
    P O Y H  O
    P O Y VH O
    A S N L  S
    A S N M  S
    A S N H  O
    A S N VH O
    A S Y L  S
    A S Y M  O
    A S Y H  O
    A S Y VH O
    A C N L  S
    A C N M  S
    A C N H  O
    A C N VH O
    A C Y L  O
    A C Y M  O
    A C Y H  O
    A C Y VH O
    A O N L  S
    A O N M  O
    A O N H  O
    A O N VH I
    A O Y L  O
    A O Y M  O
    A O Y H  I
    A O Y VH I
  `),
});
