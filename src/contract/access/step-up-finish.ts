/** Proving that the person is there, second step. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/** Verifies the passkey and gives a proof that serves the one act, once, for two minutes: it goes into the header `x-bongsu-step-up`. */
export const stepUpFinish = endpoint({
  name: "step-up-finish",
  method: "POST",
  path: "/api/step-up",
  roles: signedIn,
  summary: "Verifies a known passkey and gives a proof for the one act, in the header x-bongsu-step-up.",
  input: Closed({ response: Type.Unknown() }),
  output: Closed({ proof: Type.String(), expires: Instant }),
});
