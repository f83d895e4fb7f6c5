/** The caller's own sessions. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant, SessionId } from "#contract/shared-schemas.ts";

/** Open sessions of the caller, the newest first; `own` is the one that asks. */
export const sessionList = endpoint({
  name: "session-list",
  method: "GET",
  path: "/api/sessions",
  roles: signedIn,
  summary: "The caller's open sessions: where each was opened, how, and when it was last used.",
  input: Empty,
  output: Closed({
    sessions: Type.Array(
      Closed({
        session: SessionId,
        by: Type.Enum(["link", "passkey", "oidc"]),
        place: Type.String(),
        openedAt: Instant,
        seenAt: Instant,
        expires: Instant,
        own: Type.Boolean(),
      }),
    ),
  }),
});
