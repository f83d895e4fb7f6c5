/** WebAuthn registration, second step. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";

/** Verifies the WebAuthn response and keeps the passkey. */
export const passkeyRegister = endpoint({
  name: "passkey-register",
  method: "POST",
  path: "/api/passkeys",
  roles: ["chair", "lead", "sector", "analyst", "organization"],
  summary: "Verifies the WebAuthn response and keeps the passkey.",
  input: Type.Object({ response: Type.Unknown() }, { additionalProperties: false }),
  output: Type.Object({ passkeys: Type.Integer() }),
});
