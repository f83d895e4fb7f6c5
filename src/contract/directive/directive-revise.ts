/** Opening a revision. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Draft, Empty, Id } from "#contract/shared-schemas.ts";

/** Opens the draft of the next revision of an issued directive; it goes through review again. */
export const directiveRevise = endpoint({
  name: "directive-revise",
  method: "POST",
  path: "/api/directives/:directive/revise",
  roles: officers,
  summary: "Opens the draft of the next revision of an issued directive; it goes through review again.",
  input: Type.Object({ directive: Id, draft: Draft }, { additionalProperties: false }),
  output: Empty,
});
