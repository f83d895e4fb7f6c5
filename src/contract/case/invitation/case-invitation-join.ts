/** Accepting an invitation to one more case. */
import Type from "typebox";
import { AcceptedEnd, InvitationSecret } from "#contract/case/invitation/case-invitation-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Accepts the embargo that was shown as the participant who is signed in, who then takes part in this case too. */
export const caseInvitationJoin = endpoint({
  name: "case-invitation-join",
  method: "POST",
  path: "/api/case-invitations/join",
  roles: ["participant"],
  summary:
    "Accepts the embargo that was shown as the participant who is signed in, who then takes part in this case too.",
  input: Closed({ secret: InvitationSecret, ends: AcceptedEnd }),
  output: Closed({ case: Type.String() }),
});
