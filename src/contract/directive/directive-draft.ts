/** A new draft. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import Type from "typebox";
import { Closed, Draft, Id } from "#contract/shared-schemas.ts";

/**
 * Keeps a new draft of a directive. `once` is the caller's key of this very draft: the same draft under it again is the one that is there already, another one is
 * refused (409, finding `once-used`).
 */
export const directiveDraft = endpoint({
  name: "directive-draft",
  method: "POST",
  path: "/api/directives",
  roles: officers,
  summary: "Keeps a new draft of a directive.",
  input: Closed({ ...Draft.properties, once: Type.Optional(Id) }),
  output: Closed({ directive: Id }),
  work: { cost: 60, apart: "always" },
});
