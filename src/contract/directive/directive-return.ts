/** Giving a draft back. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Gives a draft under review back to its drafter. */
export const directiveReturn = endpoint({
  name: "directive-return",
  method: "POST",
  path: "/api/directives/:directive/return",
  roles: officers,
  summary: "Gives a draft under review back to its drafter.",
  input: Closed({ directive: Id }),
  output: Empty,
});
