/** Disabling an operator. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Disables an operator: its sessions end at once, nothing lets it in, and its tokens and those it made are revoked for good. Not oneself, nor the last of the chair. */
export const operatorDisable = endpoint({
  name: "operator-disable",
  method: "POST",
  path: "/api/operators/:operator/disable",
  roles: administrators,
  summary:
    "Disables an operator: its sessions end at once, nothing lets it in, and its tokens and those it made are revoked for good. Not oneself, nor the last of the chair.",
  input: Closed({ operator: Id }),
  output: Closed({ revokedTokens: Type.Integer() }),
  stepUp: "always",
});
