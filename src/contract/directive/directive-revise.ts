/** Opening a revision. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Draft, Empty, Id } from "#contract/shared-schemas.ts";

/** Opens the draft of the next revision of an issued directive; it goes through review again. */
export const directiveRevise = endpoint({
  name: "directive-revise",
  method: "POST",
  path: "/api/directives/:directive/revise",
  roles: officers,
  summary: "Opens the draft of the next revision of an issued directive; it goes through review again.",
  input: Closed({ directive: Id, draft: Draft }),
  output: Empty,
  work: { cost: 60, apart: "always" },
});
