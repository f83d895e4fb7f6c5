/** Agent keys of an organisation. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Id, Instant } from "#contract/shared-schemas.ts";

/** Agent keys that the organisation registered. */
export const keyList = endpoint({
  name: "key-list",
  method: "GET",
  path: "/api/organizations/:organization/keys",
  roles: ["organization"],
  summary: "Agent keys that the organisation registered.",
  input: Type.Object({ organization: Id }, { additionalProperties: false }),
  output: Type.Object({
    keys: Type.Array(
      Type.Object({
        keyid: Type.String(),
        label: Type.String(),
        registeredAt: Instant,
        revokedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
  }),
  owned: "organization",
});
