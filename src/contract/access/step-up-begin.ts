/** Proving that the person is there, first step. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Act, Closed } from "#contract/shared-schemas.ts";

/** WebAuthn request options of the caller's own passkeys for one act, named by its digest (`core/act.ts`). */
export const stepUpBegin = endpoint({
  name: "step-up-begin",
  method: "POST",
  path: "/api/step-up/options",
  roles: people,
  summary: "WebAuthn request options of the caller's own passkeys, for one act that asks for a fresh proof.",
  input: Closed({ act: Act }),
  output: Closed({ options: Type.Unknown() }),
});
