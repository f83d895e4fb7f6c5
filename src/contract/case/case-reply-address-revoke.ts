/** Taking back the address to which a participant answers by mail. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Takes back the address to which a participant answers by mail: nothing that comes there is taken in any more, and the next mail to it brings another. */
export const caseReplyAddressRevoke = endpoint({
  name: "case-reply-address-revoke",
  method: "DELETE",
  path: "/api/cases/:case/participants/:participant/reply-address",
  roles: coordinators,
  summary:
    "Takes back the address to which a participant answers by mail: nothing that comes there is taken in any more, and the next mail to it brings another.",
  input: Closed({ case: Id, participant: Id }),
  output: Empty,
});
