/** Reading an invitation. */
import { InvitationContent, InvitationSecret } from "#contract/case/invitation/case-invitation-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** What an invitation says: product, severity class and the dates that are asked for. Whoever holds the secret may read it until it is used. */
export const caseInvitationRead = endpoint({
  name: "case-invitation-read",
  method: "POST",
  path: "/api/case-invitations/read",
  roles: ["public"],
  summary:
    "What an invitation says: product, severity class and the dates that are asked for. Whoever holds the secret may read it until it is used.",
  input: Closed({ secret: InvitationSecret }),
  output: InvitationContent,
  work: { lane: "entrance", cost: 5 },
});
