/** What a draft would do, before anything is written. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ByKey, Closed, ActionTier, Draft } from "#contract/shared-schemas.ts";
import { DatedAction, DecisionFact, Falls, Moment, Sentence } from "#contract/rules/rule-schemas.ts";

/** Whom the scope selects, the text in both languages, and example deadlines; findings where the draft is not right. */
export const directivePreview = endpoint({
  name: "directive-preview",
  method: "POST",
  path: "/api/directives/preview",
  roles: officers,
  summary:
    "Whom the scope selects, the text in both languages, and example deadlines; findings where the draft is not right.",
  input: Draft,
  output: Closed({
    findings: Type.Array(Closed({ at: Type.String(), code: Type.String(), message: Type.String() })),
    selected: Closed({
      total: Type.Integer(),
      byTier: ByKey(Type.String(), Type.Integer()),
      bySector: ByKey(Type.String(), Type.Integer()),
    }),
    text: Sentence,
    /** What a system would be asked whose exposure is known or not, and nothing else of it. */
    deadlines: Type.Array(
      Closed({
        exposed: Type.Unsafe<"yes" | "no" | "unknown">({ type: "string", enum: ["yes", "no", "unknown"] }),
        tier: ActionTier,
        due: Moment,
        explanation: Sentence,
        actions: Type.Array(DatedAction),
        notAsked: Type.Array(DatedAction),
      }),
    ),
    /** By what those selected stated and delegated; small counts are hidden. */
    falls: Falls,
    /** Where each advisory falls in the rule pack's table: the deciding row, and every row that what is not known still allows. */
    rows: Type.Array(
      Closed({
        advisory: Type.String(),
        row: Type.Union([Type.Integer(), Type.Null()]),
        reached: Type.Array(Type.Integer()),
        unknown: Type.Array(DecisionFact),
      }),
    ),
  }),
  work: { cost: 100, apart: true },
});
