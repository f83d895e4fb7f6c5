/** One operator. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { OperatorFields } from "#contract/access/operator-schemas.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** An operator that the caller looks after, with its passkeys and open sessions. */
export const operatorRead = endpoint({
  name: "operator-read",
  method: "GET",
  path: "/api/operators/:operator",
  roles: administrators,
  summary: "An operator that the caller looks after, with its passkeys and open sessions.",
  input: Closed({ operator: Id }),
  output: Closed({
    ...OperatorFields,
    ownPasskeys: Type.Array(
      Closed({
        label: Type.String(),
        place: Type.String(),
        registeredAt: Instant,
        usedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
    ownSessions: Type.Array(
      Closed({
        by: Type.String(),
        place: Type.String(),
        openedAt: Instant,
        seenAt: Instant,
        expires: Instant,
      }),
    ),
  }),
});
