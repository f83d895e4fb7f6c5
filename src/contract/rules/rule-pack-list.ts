/** Rule packs. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Text } from "#contract/shared-schemas.ts";
import { Sentence } from "#contract/rules/rule-schemas.ts";

/** Rule packs and procedures that a directive can name. */
export const rulePackList = endpoint({
  name: "rule-pack-list",
  method: "GET",
  path: "/api/rule-packs",
  roles: people,
  summary: "Rule packs and procedures that a directive can name.",
  input: Empty,
  output: Closed({
    packs: Type.Array(
      Closed({ id: Type.String(), title: Text, source: Type.String(), default: Type.Boolean() }),
    ),
    /** Procedures that a directive can name besides; each step as a sentence. */
    procedures: Type.Array(
      Closed({
        id: Type.String(),
        title: Text,
        source: Type.String(),
        steps: Type.Array(Closed({ id: Type.String(), what: Sentence, sentence: Sentence })),
      }),
    ),
  }),
});
