/** Signing in at the identity provider, first step. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { safePath } from "#contract/page-patterns.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** The address of the identity provider for one sign-in of this browser; the provider sends it back to `/api/session/oidc/callback`. */
export const oidcBegin = endpoint({
  name: "oidc-begin",
  method: "POST",
  path: "/api/session/oidc",
  roles: ["public"],
  summary:
    "The address of the identity provider for one sign-in (authorization code with PKCE, state and nonce).",
  input: Closed({ next: Type.Optional(Type.String({ maxLength: 500, pattern: safePath })) }),
  output: Closed({ address: Type.String() }),
});
