/** SSVC supplier: the priority of developing a patch. Source: CERTCC/SSVC `data/json/decision_tables/ssvc/supplier_patch_development_priority_1_0_0.json` at e3b00a2; rows in its order. */
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import {
  deferScheduledOutOfCycleImmediate,
  exploitation,
  publicSafetyImpact,
  technicalImpact,
  utility,
} from "#core/rules/tables/points.ts";

/** Defer to immediate for the developer of a fix, by exploitation, utility, technical and public safety impact: 36 rows. */
export const supplier: DecisionTable = decisionTable({
  id: "ssvc:DT_SP:1.0.0",
  name: "Supplier Patch Development Priority",
  points: [exploitation, utility, technicalImpact, publicSafetyImpact],
  outcome: deferScheduledOutOfCycleImmediate,
  rows: rowsOf(`
    N L P M D
    N L P S S
    N L T M S
    N L T S O
    N E P M S
    N E P S O
    N E T M S
    N E T S O
    N S P M S
    N S P S O
    N S T M O
    N S T S O
    P L P M S
    P L P S O
    P L T M S
    P L T S I
    P E P M S
    P E P S I
    P E T M O
    P E T S I
    P S P M O
    P S P S I
    P S T M O
    P S T S I
    A L P M O
    A L P S I
    A L T M O
    A L T S I
    A E P M O
    A E P S I
    A E T M O
    A E T S I
    A S P M I
    A S P S I
    A S T M I
    A S T S I
  `),
});
