/** WebAuthn registration, second step. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";

/** Verifies the WebAuthn response and keeps the passkey. */
export const passkeyRegister = endpoint({
  name: "passkey-register",
  method: "POST",
  path: "/api/passkeys",
  roles: people,
  summary: "Verifies the WebAuthn response and keeps the passkey.",
  input: Type.Object({ response: Type.Unknown() }, { additionalProperties: false }),
  output: Type.Object({ passkeys: Type.Integer() }),
});
