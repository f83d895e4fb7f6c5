/** Ending one of the caller's own sessions. */
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, SessionId } from "#contract/shared-schemas.ts";

/** Ends a session of the caller at once. It asks for no fresh proof: whoever finds a stranger's session must be quick. */
export const sessionEnd = endpoint({
  name: "session-end",
  method: "DELETE",
  path: "/api/sessions/:session",
  roles: signedIn,
  summary: "Ends a session of the caller at once.",
  input: Closed({ session: SessionId }),
  output: Empty,
});
