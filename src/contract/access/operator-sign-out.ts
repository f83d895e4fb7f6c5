/** Ending the sessions of an operator. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Ends every session of an operator at once; it is told. */
export const operatorSignOut = endpoint({
  name: "operator-sign-out",
  method: "POST",
  path: "/api/operators/:operator/sign-out",
  roles: administrators,
  summary: "Ends every session of an operator at once; it is told.",
  input: Closed({ operator: Id }),
  output: Closed({ ended: Type.Integer() }),
});
