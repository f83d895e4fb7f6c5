/** Deciding on a signal. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Confirms a signal, which makes it known in the case and ends its embargo, or dismisses it. */
export const caseSignalDecide = endpoint({
  name: "case-signal-decide",
  method: "POST",
  path: "/api/cases/:case/signals",
  roles: coordinators,
  summary: "Confirms a signal, which makes it known in the case and ends its embargo, or dismisses it.",
  input: Closed({ case: Id, signal: Id, confirm: Type.Boolean() }),
  output: Empty,
});
