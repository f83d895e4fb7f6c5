/** Refusing a change of a feed. */
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Refuses a change that waits: nothing changes, and the same content is not asked about again. An entry of the journal. */
export const feedChangeRefuse = endpoint({
  name: "feed-change-refuse",
  method: "POST",
  path: "/api/feed-changes/:change/refuse",
  roles: sourceKeepers,
  summary:
    "Refuses a change that waits: nothing changes, and the same content is not asked about again. An entry of the journal.",
  input: Closed({ change: Id }),
  output: Empty,
  stepUp: "always",
});
