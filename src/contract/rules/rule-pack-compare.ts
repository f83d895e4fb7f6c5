/** Two rule packs over whom a draft selects. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ByKey, Closed, ActionTier, Count, Draft } from "#contract/shared-schemas.ts";
import { PackDecision, Direction, Falls, Moment, PackReference, Span } from "#contract/rules/rule-schemas.ts";

const Side = Type.Union([
  Closed({ outcome: Type.String(), tier: ActionTier, due: Moment, duration: Span }),
  Type.Null(),
]);
const Hours = Type.Union([Type.Number(), Type.Null()]);
const Movers = Closed({ all: Count, earlier: Count, later: Count, same: Count });
const Groups = ByKey(Type.String(), Count);

/** Who would move, and by how much, if the draft followed the second pack in place of the first; and the changed rows of the tables. */
export const rulePackCompare = endpoint({
  name: "rule-pack-compare",
  method: "POST",
  path: "/api/rule-packs/compare",
  roles: officers,
  summary:
    "Who would move, and by how much, if the draft followed the second pack in place of the first; and the changed rows of the tables.",
  input: Closed({ draft: Draft, packs: Type.Array(PackReference, { minItems: 2, maxItems: 2 }) }),
  output: Closed({
    packs: Type.Array(PackReference),
    /** What both packs say of a system, one for each of what may be known of its exposure. */
    scenarios: Type.Array(
      Closed({
        exposed: Type.Unsafe<"yes" | "no" | "unknown">({ type: "string", enum: ["yes", "no", "unknown"] }),
        before: Side,
        after: Side,
        moves: Direction,
        /** How far, in hours; `null` where one of the two has no date. */
        hours: Hours,
      }),
    ),
    /** Over those selected, by what they stated and delegated: under the first pack and under the second. */
    falls: Falls,
    /** Who of them would move; what is not known of an organisation counts as the worst, as a group of its own. */
    moves: Closed({
      rows: Type.Array(Closed({ known: Type.Boolean(), direction: Direction, hours: Hours, count: Count })),
      total: Movers,
      byTier: ByKey(Type.String(), Movers),
      bySector: ByKey(Type.String(), Movers),
    }),
    selected: Closed({ total: Count, byTier: Groups, bySector: Groups }),
    rows: Closed({
      total: Type.Integer(),
      items: Type.Array(
        Closed({
          facts: ByKey(Type.String(), Type.String()),
          before: PackDecision,
          after: PackDecision,
        }),
      ),
    }),
  }),
  work: { cost: 200, apart: "always" },
});
