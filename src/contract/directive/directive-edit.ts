/** Changing a draft. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Draft, Empty, Id } from "#contract/shared-schemas.ts";

/** Replaces the draft of a directive that is not under review. */
export const directiveEdit = endpoint({
  name: "directive-edit",
  method: "PUT",
  path: "/api/directives/:directive",
  roles: officers,
  summary: "Replaces the draft of a directive that is not under review.",
  input: Closed({ directive: Id, draft: Draft }),
  output: Empty,
  work: { cost: 60, apart: "always" },
});
