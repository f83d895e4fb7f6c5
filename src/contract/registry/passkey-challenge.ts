/** WebAuthn sign-in, first step. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** WebAuthn request options for signing in with a passkey. */
export const passkeyChallenge = endpoint({
  name: "passkey-challenge",
  method: "POST",
  path: "/api/session/passkey/options",
  roles: ["public"],
  summary: "WebAuthn request options for signing in with a passkey.",
  input: Empty,
  output: Closed({ challenge: Id, options: Type.Unknown() }),
  work: { lane: "entrance", cost: 2 },
});
