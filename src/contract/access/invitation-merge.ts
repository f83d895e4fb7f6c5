/** Invitations of many organisations at once. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant, Name } from "#contract/shared-schemas.ts";

/** A link for each organisation of the caller's domain that nobody signs in for yet, with what a mail merge needs; the links are in this answer alone. */
export const invitationMerge = endpoint({
  name: "invitation-merge",
  method: "POST",
  path: "/api/organizations/invitations",
  roles: ["lead"],
  summary:
    "A link for each organisation of the caller's domain that nobody signs in for yet, as for a mail merge.",
  input: Closed({
    organizations: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 50_000, uniqueItems: true })),
    days: Type.Integer({ minimum: 1, maximum: 30 }),
  }),
  output: Closed({
    expires: Instant,
    invitations: Type.Array(
      Closed({
        organization: Id,
        name: Name,
        contacts: Type.Array(Closed({ kind: Type.String(), value: Type.String() })),
        link: Type.String(),
      }),
    ),
  }),
  bodyLimit: 8 * 1024 * 1024,
  stepUp: "always",
  work: { cost: 30, perKilobyte: 1, apart: "always", seconds: 110 },
});
