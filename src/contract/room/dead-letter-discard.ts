/** Discarding a message. */
import { roomDeciders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Takes a message that was given up off the list for good: it will not be delivered. */
export const deadLetterDiscard = endpoint({
  name: "dead-letter-discard",
  method: "POST",
  path: "/api/dead-letters/:message/discard",
  roles: roomDeciders,
  summary: "Discards a message that was given up: it will not be delivered. An entry of the journal.",
  input: Closed({ message: Id }),
  output: Empty,
});
