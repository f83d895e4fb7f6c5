/** The proof of work that is asked of who says no name. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/** A challenge for a call of so many items. It is good once. */
export const reportWork = endpoint({
  name: "report-work",
  method: "GET",
  path: "/api/findings/work",
  roles: ["public"],
  open: true,
  summary:
    "A challenge for a call of so many items without a token: a number is to be found so that the SHA-256 of `CHALLENGE.NUMBER` begins with so many zero bits; both go into the header x-bongsu-work, with a blank between.",
  input: Closed({ items: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
  output: Closed({ challenge: Type.String(), bits: Type.Integer(), until: Instant }),
  work: { cost: 1 },
});
