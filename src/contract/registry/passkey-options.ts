/** WebAuthn registration, first step. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** WebAuthn creation options for a new passkey of the caller. */
export const passkeyOptions = endpoint({
  name: "passkey-options",
  method: "POST",
  path: "/api/passkeys/options",
  roles: signedIn,
  summary: "WebAuthn creation options for a new passkey of the caller.",
  input: Empty,
  output: Closed({ options: Type.Unknown() }),
  stepUp: "always",
});
