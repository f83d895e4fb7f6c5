/** Typing a return slip. */
import Type from "typebox";
import { authoritiesAndOrganization } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Takes the answer of a return slip: the receipt is that of the same answer over the wire. An officer names the organisation; the same slip again gets the same receipt. */
export const slipEnter = endpoint({
  name: "slip-enter",
  method: "POST",
  path: "/api/slips",
  roles: authoritiesAndOrganization,
  summary:
    "Takes the answer of a return slip, typed by the organisation or by an officer who leads it and names it. The same slip again gets the same receipt.",
  input: Closed({
    slip: Type.String({ minLength: 1, maxLength: 200 }),
    organization: Type.Optional(Id),
  }),
  output: Receipt,
  work: { cost: 60 },
});
