/** Disabling an operator. */
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Disables an operator: its sessions end at once and nothing lets it in. Not oneself, nor the last of the chair. */
export const operatorDisable = endpoint({
  name: "operator-disable",
  method: "POST",
  path: "/api/operators/:operator/disable",
  roles: administrators,
  summary:
    "Disables an operator: its sessions end at once and nothing lets it in. Not oneself, nor the last of the chair.",
  input: Closed({ operator: Id }),
  output: Empty,
  stepUp: "always",
});
