/** An officer's decision on where an organisation stands. */
import Type from "typebox";
import { authorities } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Has where an organisation stands on a directive begin anew, with a reason: it is unknown until its next answer. */
export const responseRenew = endpoint({
  name: "response-renew",
  method: "POST",
  path: "/api/directives/:directive/organizations/:organization/renew",
  roles: authorities,
  summary:
    "Has where an organisation stands on a directive begin anew, with a reason: it is unknown until its next answer.",
  input: Closed({
    directive: Id,
    organization: Id,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  output: Empty,
});
