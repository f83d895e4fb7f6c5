/** Who was invited. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** The invitations of a case, the newest first, and what became of each. Coordinators of the case alone see them. */
export const caseInvitationList = endpoint({
  name: "case-invitation-list",
  method: "GET",
  path: "/api/cases/:case/invitations",
  roles: coordinators,
  summary: "The invitations of a case, the newest first, and what became of each.",
  input: Closed({ case: Id }),
  output: Closed({
    invitations: Type.Array(
      Closed({
        invitation: Id,
        participant: Id,
        madeAt: Instant,
        expires: Instant,
        state: Type.Enum(["open", "seen", "used", "withdrawn", "expired"]),
      }),
    ),
  }),
});
