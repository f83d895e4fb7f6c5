/** Accepting an invitation. */
import { AcceptedEnd, InvitationSecret } from "#contract/case/invitation/case-invitation-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Session } from "#contract/registry/session-schema.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Accepts the embargo that was shown and spends the secret: opens a session that registers a passkey first, outside of a drill. */
export const caseInvitationAccept = endpoint({
  name: "case-invitation-accept",
  method: "POST",
  path: "/api/case-invitations/accept",
  roles: ["public"],
  summary:
    "Accepts the embargo that was shown and spends the secret: opens a session that registers a passkey first, outside of a drill.",
  input: Closed({ secret: InvitationSecret, ends: AcceptedEnd }),
  output: Session,
  work: { lane: "entrance", cost: 5 },
});
