/** Inviting a participant. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** Makes a link by which a participant from outside comes in once, by a passkey; an earlier one that was not used ends. The secret is in its fragment, and in this answer alone. */
export const caseInvitationMake = endpoint({
  name: "case-invitation-make",
  method: "POST",
  path: "/api/cases/:case/invitations",
  roles: coordinators,
  summary:
    "Makes a link by which a participant from outside comes in once, by a passkey; an earlier one that was not used ends. The secret is in its fragment, and in this answer alone.",
  input: Closed({
    case: Id,
    participant: Id,
    /** For how many days the link serves. */
    days: Type.Integer({ minimum: 1, maximum: 60 }),
  }),
  output: Closed({ invitation: Id, link: Type.String(), expires: Instant }),
  stepUp: "always",
});
