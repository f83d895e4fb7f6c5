/** Having a feed fetched now. */
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Has a feed fetched now, whenever it was due. An entry of the journal. */
export const feedRequest = endpoint({
  name: "feed-request",
  method: "POST",
  path: "/api/feeds/:feed/fetch",
  roles: sourceKeepers,
  summary: "Has a feed fetched now, whenever it was due. An entry of the journal.",
  input: Closed({ feed: Id }),
  output: Empty,
});
