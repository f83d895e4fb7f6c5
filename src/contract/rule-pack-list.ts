/** Rule packs. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Empty, Text } from "#contract/forms.ts";

/** Rule packs that a directive can name. */
export const rulePackList = endpoint({
  name: "rule-pack-list",
  method: "GET",
  path: "/api/rule-packs",
  roles: ["chair", "lead", "sector", "analyst", "organization"],
  summary: "Rule packs that a directive can name.",
  input: Empty,
  output: Type.Object({
    packs: Type.Array(
      Type.Object({ id: Type.String(), title: Text, source: Type.String(), default: Type.Boolean() }),
    ),
  }),
});
