/** Enabling an operator. */
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Lets a disabled operator sign in again, with the passkeys that it had. */
export const operatorEnable = endpoint({
  name: "operator-enable",
  method: "POST",
  path: "/api/operators/:operator/enable",
  roles: administrators,
  summary: "Lets a disabled operator sign in again, with the passkeys that it had.",
  input: Closed({ operator: Id }),
  output: Empty,
  stepUp: "always",
});
