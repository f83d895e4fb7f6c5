/** Undoing a change of a feed. */
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Puts back what stood before a change that was made; by somebody else than who brought it. An entry of the journal. */
export const feedChangeUndo = endpoint({
  name: "feed-change-undo",
  method: "POST",
  path: "/api/feed-changes/:change/undo",
  roles: sourceKeepers,
  summary:
    "Puts back what stood before a change that was made; by somebody else than who brought it. An entry of the journal.",
  input: Closed({ change: Id }),
  output: Empty,
  stepUp: "always",
});
