/** Messages that were given up. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant, Page, Paging } from "#contract/shared-schemas.ts";

/** Messages that a channel gave up, oldest first, each with its last error; what it would have delivered is not shown. */
export const deadLetterList = endpoint({
  name: "dead-letter-list",
  method: "GET",
  path: "/api/dead-letters",
  roles: roomKeepers,
  summary: "Messages that a channel gave up, oldest first, each with its last error.",
  input: Closed({ ...Paging }),
  output: Page(
    Closed({
      message: Id,
      channel: Type.String(),
      key: Type.String(),
      attempts: Type.Integer(),
      error: Type.String(),
      createdAt: Instant,
      deadAt: Instant,
    }),
  ),
});
