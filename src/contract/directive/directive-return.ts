/** Giving a draft back. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Empty, Id } from "#contract/shared-schemas.ts";

/** Gives a draft under review back to its drafter. */
export const directiveReturn = endpoint({
  name: "directive-return",
  method: "POST",
  path: "/api/directives/:directive/return",
  roles: ["chair", "lead", "sector"],
  summary: "Gives a draft under review back to its drafter.",
  input: Type.Object({ directive: Id }, { additionalProperties: false }),
  output: Empty,
});
