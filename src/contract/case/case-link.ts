/** Linking cases. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Links two cases that the caller coordinates. Who takes part in one alone learns nothing of the other. */
export const caseLink = endpoint({
  name: "case-link",
  method: "POST",
  path: "/api/cases/:case/links",
  roles: coordinators,
  summary:
    "Links two cases that the caller coordinates. Who takes part in one alone learns nothing of the other.",
  input: Closed({ case: Id, other: Id }),
  output: Empty,
});
