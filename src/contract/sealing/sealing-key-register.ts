/** The key of an office. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { SealingKeys } from "#contract/sealing/sealing-schemas.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Registers the public key that things are sealed with for the caller's own office, in place of the one before. */
export const sealingKeyRegister = endpoint({
  name: "sealing-key-register",
  method: "POST",
  path: "/api/sealing-keys",
  roles: officers,
  summary:
    "Registers the public key (KEY.pub of `bongsu key new --purpose sealing`) that things are sealed with for the caller's own office, in place of the one before.",
  input: Closed({ publicKey: Type.String({ minLength: 20, maxLength: 8000 }) }),
  output: SealingKeys,
  stepUp: "always",
});
