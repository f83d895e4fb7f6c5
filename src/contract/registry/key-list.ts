/** Agent keys of an organisation. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** Agent keys that the organisation registered. */
export const keyList = endpoint({
  name: "key-list",
  method: "GET",
  path: "/api/organizations/:organization/keys",
  roles: ["organization"],
  summary: "Agent keys that the organisation registered.",
  input: Closed({ organization: Id }),
  output: Closed({
    keys: Type.Array(
      Closed({
        keyid: Type.String(),
        label: Type.String(),
        registeredAt: Instant,
        revokedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
  }),
  owned: "organization",
});
