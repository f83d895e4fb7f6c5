/** Acting in a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { ActInput } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Does an act of report management, embargo management or the case's state as the caller; what the machines do not allow is refused with a code. */
export const caseAct = endpoint({
  name: "case-act",
  method: "POST",
  path: "/api/cases/:case/acts",
  roles: caseParticipants,
  summary:
    "Does an act of report management, embargo management or the case's state as the caller; what the machines do not allow is refused with a code.",
  input: Closed({ case: Id, act: ActInput }),
  /** `waits`: the report is handed over once the supplier's pace allows it. */
  output: Closed({ embargo: Type.String(), published: Type.Boolean(), waits: Type.Boolean() }),
});
