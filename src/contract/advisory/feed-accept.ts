/** Taking for right what a feed brings now. */
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Takes for right that a feed shrank, was put back, changed unannounced, missed changes or has other keys. An entry of the journal. */
export const feedAccept = endpoint({
  name: "feed-accept",
  method: "POST",
  path: "/api/feeds/:feed/accept",
  roles: sourceKeepers,
  stepUp: "always",
  summary:
    "Takes for right that a feed shrank, was put back, changed unannounced, missed changes or has other keys; it is fetched anew. An entry of the journal.",
  input: Closed({ feed: Id }),
  output: Empty,
});
