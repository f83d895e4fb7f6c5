/** Keys that things are sealed for. */
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty } from "#contract/shared-schemas.ts";
import { SealingKeys } from "#contract/sealing/sealing-schemas.ts";

/** The keys that things are sealed for, which of them are unlocked in the process that answers, and how much waits for whom. */
export const sealingKeyList = endpoint({
  name: "sealing-key-list",
  method: "GET",
  path: "/api/sealing-keys",
  roles: staff,
  summary: "The keys that things are sealed for, which are unlocked here, and how much waits for whom.",
  input: Empty,
  output: SealingKeys,
});
