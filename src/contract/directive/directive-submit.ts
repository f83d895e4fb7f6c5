/** Handing a draft to review. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Hands the draft to a second officer. */
export const directiveSubmit = endpoint({
  name: "directive-submit",
  method: "POST",
  path: "/api/directives/:directive/submit",
  roles: officers,
  summary: "Hands the draft to a second officer.",
  input: Closed({ directive: Id }),
  output: Empty,
  work: { cost: 60, apart: "always" },
});
