/** Revoking an agent key. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Revokes an agent key; answers signed with it are refused from then on. */
export const keyRevoke = endpoint({
  name: "key-revoke",
  method: "DELETE",
  path: "/api/organizations/:organization/keys/:keyid",
  roles: ["organization"],
  summary: "Revokes an agent key; answers signed with it are refused from then on.",
  input: Closed({ organization: Id, keyid: Type.String({ minLength: 64, maxLength: 64 }) }),
  output: Empty,
  owned: "organization",
  stepUp: "always",
});
