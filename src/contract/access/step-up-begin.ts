/** Proving that the person is there, first step. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Act, Closed } from "#contract/shared-schemas.ts";

/**
 * WebAuthn request options of the caller's own passkeys for one act, named by its digest (`core/act.ts`). Who has none and came by the identity provider gets its
 * address, and the proof that is good once the person has proved anew there who they are.
 */
export const stepUpBegin = endpoint({
  name: "step-up-begin",
  method: "POST",
  path: "/api/step-up/options",
  roles: signedIn,
  summary: "WebAuthn request options of the caller's own passkeys, for one act that asks for a fresh proof.",
  input: Closed({ act: Act }),
  output: Type.Union([
    Closed({ options: Type.Unknown() }),
    Closed({ address: Type.String(), proof: Type.String() }),
  ]),
});
