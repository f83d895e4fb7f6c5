/** Who is signed in. */
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty } from "#contract/shared-schemas.ts";
import { Session } from "#contract/registry/session-schema.ts";

/** The session of the caller: role, office or organisation, language and CSRF token. */
export const sessionRead = endpoint({
  name: "session-read",
  method: "GET",
  path: "/api/session",
  roles: signedIn,
  summary: "The session of the caller: role, office or organisation, language and CSRF token.",
  input: Empty,
  output: Session,
});
