/** A new link for an operator. */
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Invited } from "#contract/access/operator-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Makes a new link for an operator who has no passkey; earlier ones end. */
export const operatorLink = endpoint({
  name: "operator-link",
  method: "POST",
  path: "/api/operators/:operator/link",
  roles: administrators,
  summary: "Makes a new link for an operator who has no passkey; earlier ones end.",
  input: Closed({ operator: Id }),
  output: Invited,
  stepUp: "always",
});
