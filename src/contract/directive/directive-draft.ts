/** A new draft. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Draft, Id } from "#contract/shared-schemas.ts";

/** Keeps a new draft of a directive. */
export const directiveDraft = endpoint({
  name: "directive-draft",
  method: "POST",
  path: "/api/directives",
  roles: officers,
  summary: "Keeps a new draft of a directive.",
  input: Draft,
  output: Closed({ directive: Id }),
});
