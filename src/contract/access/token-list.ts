/** Tokens. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { tokenScopes } from "#core/token-scope.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Instant } from "#contract/shared-schemas.ts";

const OrNone = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The caller's own tokens; those of an organisation for its people, those of every office for the chair. The secret is nowhere. */
export const tokenList = endpoint({
  name: "token-list",
  method: "GET",
  path: "/api/tokens",
  roles: signedIn,
  summary: "Tokens that the caller looks after, newest first; never a secret.",
  input: Empty,
  output: Closed({
    tokens: Type.Array(
      Closed({
        token: Id,
        role: Type.Enum([...signedIn]),
        operator: Id,
        label: Type.String(),
        scopes: Type.Array(Type.Enum([...tokenScopes])),
        madeAt: Instant,
        expires: Instant,
        revokedAt: OrNone(Instant),
      }),
    ),
  }),
});
