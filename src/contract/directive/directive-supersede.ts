/** Replacing a directive by another. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty, Id } from "#contract/shared-schemas.ts";

/** Marks an issued directive as superseded by another issued one. */
export const directiveSupersede = endpoint({
  name: "directive-supersede",
  method: "POST",
  path: "/api/directives/:directive/supersede",
  roles: officers,
  summary: "Marks an issued directive as superseded by another issued one.",
  input: Type.Object({ directive: Id, by: Id }, { additionalProperties: false }),
  output: Empty,
});
