/** Declining an invitation. */
import { InvitationSecret } from "#contract/case/invitation/case-invitation-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** Declines an invitation and the embargo with it; nothing more is shown, and the link serves no more. */
export const caseInvitationDecline = endpoint({
  name: "case-invitation-decline",
  method: "POST",
  path: "/api/case-invitations/decline",
  roles: ["public"],
  summary:
    "Declines an invitation and the embargo with it; nothing more is shown, and the link serves no more.",
  input: Closed({ secret: InvitationSecret }),
  output: Empty,
  work: { lane: "entrance", cost: 5 },
});
