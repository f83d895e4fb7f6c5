/** Inviting another room by a sealed file. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** Makes an invitation as a file that is sealed for the invited participant's key, and signed by the room: product, severity class, dates, terms. An earlier one that was not used ends. */
export const caseInvitationSeal = endpoint({
  name: "case-invitation-seal",
  method: "POST",
  path: "/api/cases/:case/sealed-invitations",
  roles: coordinators,
  summary:
    "Makes an invitation as a file that is sealed for the invited participant's key, and signed by the room: product, severity class, dates, terms. An earlier one that was not used ends.",
  input: Closed({
    case: Id,
    participant: Id,
    /** For how many days it can be answered. */
    days: Type.Integer({ minimum: 1, maximum: 60 }),
    /** The key of the invited, in place of the one that it has in the case (KEY.pub of `bongsu key new --purpose sealing`). */
    publicKey: Type.Optional(Type.String({ minLength: 20, maxLength: 8000 })),
  }),
  output: Closed({
    invitation: Id,
    expires: Instant,
    /** The file, in base64. */
    sealed: Type.String(),
  }),
  stepUp: "always",
});
