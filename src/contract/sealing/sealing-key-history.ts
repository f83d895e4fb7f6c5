/** What was done with keys. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Instant } from "#contract/shared-schemas.ts";

/** Who registered, unlocked or locked the key of the caller's own office, or tried to; newest first. */
export const sealingKeyHistory = endpoint({
  name: "sealing-key-history",
  method: "GET",
  path: "/api/sealing-keys/history",
  roles: staff,
  summary:
    "Who registered, unlocked or locked the key of the caller's own office, or tried to; newest first.",
  input: Empty,
  output: Closed({
    acts: Type.Array(
      Closed({
        at: Instant,
        actor: Id,
        act: Type.Enum(["registered", "unlocked", "locked", "refused"]),
        key: Type.String(),
      }),
    ),
  }),
});
