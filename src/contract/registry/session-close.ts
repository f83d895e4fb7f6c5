/** Sign-out. */
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty } from "#contract/shared-schemas.ts";

/** Ends the session. */
export const sessionClose = endpoint({
  name: "session-close",
  method: "DELETE",
  path: "/api/session",
  roles: signedIn,
  summary: "Ends the session.",
  input: Empty,
  output: Empty,
});
