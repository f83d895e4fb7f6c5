/** Proposes to withdraw what is published, with the reason in Korean and English. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Text } from "#contract/shared-schemas.ts";

/** Proposes to withdraw what is published, with the reason in Korean and English; a second person approves it. */
export const ownAdvisoryWithdraw = endpoint({
  name: "own-advisory-withdraw",
  method: "POST",
  path: "/api/own-advisories/:advisory/withdraw",
  roles: coordinators,
  summary:
    "Proposes to withdraw what is published, with the reason in Korean and English; a second person approves it.",
  input: Closed({ advisory: Id, reason: Text }),
  output: Empty,
});
