/** Replacing a directive by another. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Marks an issued directive as superseded by another issued one. */
export const directiveSupersede = endpoint({
  name: "directive-supersede",
  method: "POST",
  path: "/api/directives/:directive/supersede",
  roles: officers,
  summary: "Marks an issued directive as superseded by another issued one.",
  input: Closed({ directive: Id, by: Id }),
  output: Empty,
  work: { cost: 60, apart: "always" },
});
