/** Making a token. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { scopesOverHttp } from "#core/token-scope.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant, PasskeyLabel } from "#contract/shared-schemas.ts";

/** Makes a token: of an organisation for its agent, of an officer for a script that acts as the officer. The secret is in this answer alone. */
export const tokenMake = endpoint({
  name: "token-make",
  method: "POST",
  path: "/api/tokens",
  roles: signedIn,
  summary:
    "Makes a token of the caller's organisation, or one that acts as the caller; the secret is shown once.",
  input: Closed({
    label: PasskeyLabel,
    scopes: Type.Array(Type.Enum([...scopesOverHttp]), { minItems: 1, maxItems: 3, uniqueItems: true }),
    days: Type.Integer({ minimum: 1, maximum: 366 }),
  }),
  output: Closed({ token: Id, secret: Type.String(), expires: Instant }),
  stepUp: "always",
});
