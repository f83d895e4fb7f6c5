/** What a new room still needs. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** Which of the first steps were done: the page of a new room leads its first operator through them. */
export const setupRead = endpoint({
  name: "setup-read",
  method: "GET",
  path: "/api/setup",
  roles: administrators,
  summary: "Which of a new room's first steps were done.",
  input: Empty,
  output: Closed({
    secondOfficer: Type.Boolean(),
    leadAuthority: Type.Boolean(),
    organization: Type.Boolean(),
    organizationOperator: Type.Boolean(),
    advisory: Type.Boolean(),
    directive: Type.Boolean(),
  }),
});
