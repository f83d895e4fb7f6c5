/** Removing one passkey. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, PasskeyId } from "#contract/shared-schemas.ts";

/** Removes one of the caller's passkeys and ends the caller's other sessions; the last one stays. */
export const passkeyRemove = endpoint({
  name: "passkey-remove",
  method: "DELETE",
  path: "/api/passkeys/:passkey",
  roles: signedIn,
  summary: "Removes one of the caller's passkeys and ends the caller's other sessions; the last one stays.",
  input: Closed({ passkey: PasskeyId }),
  output: Closed({ passkeys: Type.Integer() }),
  stepUp: "always",
});
