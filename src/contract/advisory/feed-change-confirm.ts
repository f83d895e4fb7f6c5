/** Confirming a change of a feed. */
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Makes a change that waits; by somebody else than who brought it. An entry of the journal. */
export const feedChangeConfirm = endpoint({
  name: "feed-change-confirm",
  method: "POST",
  path: "/api/feed-changes/:change/confirm",
  roles: sourceKeepers,
  summary: "Makes a change that waits; by somebody else than who brought it. An entry of the journal.",
  input: Closed({ change: Id }),
  output: Empty,
  stepUp: "always",
});
