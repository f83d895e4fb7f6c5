/** Approving, which issues. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Approves as a second person (never the drafter or submitter) and issues. */
export const directiveApprove = endpoint({
  name: "directive-approve",
  method: "POST",
  path: "/api/directives/:directive/approve",
  roles: officers,
  summary: "Approves as a second person (never the drafter or submitter) and issues.",
  input: Closed({ directive: Id }),
  output: Closed({ revision: Type.Integer(), dissemination: Type.Union([Type.String(), Type.Null()]) }),
  stepUp: "always",
  work: { cost: 60, apart: "always" },
});
