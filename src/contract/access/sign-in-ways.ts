/** How people sign in to this room. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Name } from "#contract/shared-schemas.ts";

/** Passkeys and links always; an identity provider by its name where the room has one. */
export const signInWays = endpoint({
  name: "sign-in-ways",
  method: "GET",
  path: "/api/session/ways",
  roles: ["public"],
  open: true,
  summary: "Whether the room has an identity provider beside passkeys, and what it is called.",
  input: Empty,
  output: Closed({ oidc: Type.Union([Closed({ name: Name }), Type.Null()]) }),
});
