/** What a draft would do, before anything is written. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  ByKey,
  Closed,
  ActionTier,
  DirectiveState,
  Draft,
  Id,
  Instant,
  Text,
} from "#contract/shared-schemas.ts";
import { DatedAction, DecisionFact, Falls, Moment, Sentence } from "#contract/rules/rule-schemas.ts";

/** Another directive that is about one of the draft's advisories, in force or in preparation; `advisories` are those, by the names that it has for them. */
const SameAdvisory = Closed({
  directive: Id,
  title: Text,
  state: DirectiveState,
  issuedAt: Type.Union([Instant, Type.Null()]),
  advisories: Type.Array(Type.String()),
});

/** Whom the scope selects, the text in both languages, and example deadlines; findings where the draft is not right. */
export const directivePreview = endpoint({
  name: "directive-preview",
  method: "POST",
  path: "/api/directives/preview",
  roles: officers,
  summary:
    "Whom the scope selects, the text in both languages, and example deadlines; findings where the draft is not right.",
  /** `directive`: whose draft it is. */
  input: Closed({ ...Draft.properties, directive: Type.Optional(Id) }),
  output: Closed({
    findings: Type.Array(Closed({ at: Type.String(), code: Type.String(), message: Type.String() })),
    selected: Closed({
      total: Type.Integer(),
      byTier: ByKey(Type.String(), Type.Integer()),
      bySector: ByKey(Type.String(), Type.Integer()),
    }),
    text: Sentence,
    sameAdvisory: Type.Array(SameAdvisory),
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
  work: { cost: 100, apart: "always" },
});
