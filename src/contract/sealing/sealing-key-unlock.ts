/** Unlocking. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { SealingKeys } from "#contract/sealing/sealing-schemas.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Unlocks the key of the caller's own office in the memory of the process that answers, for so many hours. */
export const sealingKeyUnlock = endpoint({
  name: "sealing-key-unlock",
  method: "POST",
  path: "/api/sealing-keys/unlock",
  roles: staff,
  summary:
    "Unlocks the key of the caller's own office in memory, for so many hours: with the private key's file and its passphrase, or with the passphrase alone where the file lies on the room's machine. Nothing of either is kept.",
  input: Closed({
    privateKey: Type.Optional(Type.String({ minLength: 20, maxLength: 20_000 })),
    passphrase: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    hours: Type.Integer({ minimum: 1, maximum: 24 }),
  }),
  output: SealingKeys,
  stepUp: "always",
  work: { cost: 400 },
});
