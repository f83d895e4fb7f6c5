/** WebAuthn sign-in, second step. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";
import { Session } from "#contract/registry/session-schema.ts";

/** Verifies a passkey and opens a session; sets the session cookie. */
export const passkeyOpen = endpoint({
  name: "passkey-open",
  method: "POST",
  path: "/api/session/passkey",
  roles: ["public"],
  summary: "Verifies a passkey and opens a session; sets the session cookie.",
  input: Closed({ challenge: Id, response: Type.Unknown() }),
  output: Session,
  work: { lane: "entrance", cost: 2 },
});
