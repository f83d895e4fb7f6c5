/** Two rule packs over whom a draft selects. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { ActionTier, Count, Draft } from "#contract/forms.ts";
import { Asked, Moment, PackReference, Span } from "#contract/rule-forms.ts";

const Side = Type.Union([
  Type.Object({ outcome: Type.String(), tier: ActionTier, due: Moment, duration: Span }),
  Type.Null(),
]);
const Groups = Type.Record(Type.String(), Count);

/** Who would move, and by how much, if the draft followed the second pack in place of the first; and the changed rows of the tables. */
export const rulePackCompare = endpoint({
  name: "rule-pack-compare",
  method: "POST",
  path: "/api/rule-packs/compare",
  roles: ["chair", "lead", "sector"],
  summary:
    "Who would move, and by how much, if the draft followed the second pack in place of the first; and the changed rows of the tables.",
  input: Type.Object(
    { draft: Draft, packs: Type.Array(PackReference, { minItems: 2, maxItems: 2 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    packs: Type.Array(PackReference),
    /** One for each of what may be known of exposure; in each, everyone moves alike, since the room knows no more of them. */
    scenarios: Type.Array(
      Type.Object({
        exposed: Type.Unsafe<"yes" | "no" | "unknown">({ type: "string", enum: ["yes", "no", "unknown"] }),
        before: Side,
        after: Side,
        moves: Type.Unsafe<"earlier" | "later" | "same">({
          type: "string",
          enum: ["earlier", "later", "same"],
        }),
        /** How far, in hours; `null` where one of the two has no date. */
        hours: Type.Union([Type.Number(), Type.Null()]),
        moved: Type.Object({ total: Count, byTier: Groups, bySector: Groups }),
      }),
    ),
    selected: Type.Object({ total: Count, byTier: Groups, bySector: Groups }),
    rows: Type.Object({
      total: Type.Integer(),
      items: Type.Array(
        Type.Object({ facts: Type.Record(Type.String(), Type.String()), before: Asked, after: Asked }),
      ),
    }),
  }),
});
