/** Giving a draft back. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty, Id } from "#contract/shared-schemas.ts";

/** Gives a draft under review back to its drafter. */
export const directiveReturn = endpoint({
  name: "directive-return",
  method: "POST",
  path: "/api/directives/:directive/return",
  roles: officers,
  summary: "Gives a draft under review back to its drafter.",
  input: Type.Object({ directive: Id }, { additionalProperties: false }),
  output: Empty,
});
