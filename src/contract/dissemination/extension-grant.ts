/** Granting more time. */
import Type from "typebox";
import { authorities } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, ExtensionSpan, Id } from "#contract/shared-schemas.ts";

/** Grants a request as asked for, or shorter (`duration`); the office that issued does, or for the chair the lead authority of the domain. */
export const extensionGrant = endpoint({
  name: "extension-grant",
  method: "POST",
  path: "/api/directives/:directive/extensions/:request/grant",
  roles: authorities,
  summary:
    "Grants a request for more time as asked for or shorter, before the deadline ends. For the office that issued the directive, or, of a directive of the chair, the lead authority of the organisation's domain.",
  input: Closed({ directive: Id, request: Id, duration: Type.Optional(ExtensionSpan) }),
  output: Empty,
  stepUp: "always",
});
