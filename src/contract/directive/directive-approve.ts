/** Approving, which issues. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Id } from "#contract/shared-schemas.ts";

/** Approves as a second person (never the drafter or submitter) and issues. */
export const directiveApprove = endpoint({
  name: "directive-approve",
  method: "POST",
  path: "/api/directives/:directive/approve",
  roles: officers,
  summary: "Approves as a second person (never the drafter or submitter) and issues.",
  input: Type.Object({ directive: Id }, { additionalProperties: false }),
  output: Type.Object({ revision: Type.Integer(), dissemination: Type.Union([Type.String(), Type.Null()]) }),
});
