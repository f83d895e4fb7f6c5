/** Declining more time. */
import Type from "typebox";
import { authorities } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Declines a request, with the reason that the organisation reads; by whoever could grant it. */
export const extensionDecline = endpoint({
  name: "extension-decline",
  method: "POST",
  path: "/api/directives/:directive/extensions/:request/decline",
  roles: authorities,
  summary: "Declines a request for more time, with the reason that the organisation reads.",
  input: Closed({ directive: Id, request: Id, reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  output: Empty,
});
