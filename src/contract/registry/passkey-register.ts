/** WebAuthn registration, second step. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, PasskeyLabel } from "#contract/shared-schemas.ts";

/** Verifies the WebAuthn response and keeps the passkey. */
export const passkeyRegister = endpoint({
  name: "passkey-register",
  method: "POST",
  path: "/api/passkeys",
  roles: signedIn,
  summary: "Verifies the WebAuthn response and keeps the passkey.",
  input: Closed({ response: Type.Unknown(), label: Type.Optional(PasskeyLabel) }),
  output: Closed({ passkeys: Type.Integer() }),
});
