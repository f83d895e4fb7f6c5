/** Trying a message again. */
import { roomDeciders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Has a message that was given up tried again, as if it were new. */
export const deadLetterRetry = endpoint({
  name: "dead-letter-retry",
  method: "POST",
  path: "/api/dead-letters/:message/retry",
  roles: roomDeciders,
  summary: "Has a message that was given up tried again, as if it were new. An entry of the journal.",
  input: Closed({ message: Id }),
  output: Empty,
});
