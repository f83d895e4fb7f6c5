/** A way back in for an operator. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Removes the passkeys of an operator who lost them all, ends its sessions and revokes its tokens; then a new link lets it in. Not one's own. */
export const operatorReset = endpoint({
  name: "operator-reset",
  method: "POST",
  path: "/api/operators/:operator/reset",
  roles: administrators,
  summary:
    "Removes the passkeys of an operator who lost them all, ends its sessions and revokes its tokens; then a new link lets it in. Not one's own.",
  input: Closed({ operator: Id }),
  output: Closed({ removed: Type.Integer(), revokedTokens: Type.Integer() }),
  stepUp: "always",
});
