/** Revoking a token. */
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Revokes a token that the caller looks after; it opens nothing from then on. */
export const tokenRevoke = endpoint({
  name: "token-revoke",
  method: "DELETE",
  path: "/api/tokens/:token",
  roles: signedIn,
  summary: "Revokes a token that the caller looks after.",
  input: Closed({ token: Id }),
  output: Empty,
  stepUp: "always",
});
