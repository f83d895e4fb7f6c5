/** Withdrawing an invitation. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Ends a link that was not used. */
export const caseInvitationWithdraw = endpoint({
  name: "case-invitation-withdraw",
  method: "DELETE",
  path: "/api/cases/:case/invitations/:invitation",
  roles: coordinators,
  summary: "Ends a link that was not used.",
  input: Closed({ case: Id, invitation: Id }),
  output: Empty,
});
