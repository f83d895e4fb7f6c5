/** Locking again. */
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { SealingKeys } from "#contract/sealing/sealing-schemas.ts";
import { Empty } from "#contract/shared-schemas.ts";

/** Forgets the unlocked key of the caller's own office before its time. */
export const sealingKeyLock = endpoint({
  name: "sealing-key-lock",
  method: "POST",
  path: "/api/sealing-keys/lock",
  roles: staff,
  summary: "Forgets the unlocked key of the caller's own office before its time.",
  input: Empty,
  output: SealingKeys,
});
