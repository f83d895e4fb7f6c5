/** Handing a case over. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Hands a case over to another office that works on it as a coordinator: its texts are sealed anew for that office. The key of the office that gives it must be unlocked. */
export const caseHandOver = endpoint({
  name: "case-hand-over",
  method: "POST",
  path: "/api/cases/:case/handover",
  roles: coordinators,
  summary:
    "Hands a case over to another office that works on it as a coordinator: its texts are sealed anew for that office. The key of the office that gives it must be unlocked.",
  input: Closed({ case: Id, office: Id }),
  output: Empty,
});
