/** Why this deadline. */
import Type from "typebox";
import { authoritiesAndOrganization } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  Day,
  Closed,
  ActionTier,
  AssetFacts,
  DirectiveState,
  Id,
  Instant,
  Name,
  Text,
} from "#contract/shared-schemas.ts";
import {
  ConditionFact,
  DatedAction,
  DecisionFact,
  Moment,
  PackHead,
  Sentence,
  Span,
  Table,
} from "#contract/rules/rule-schemas.ts";

const ExplainedFact = Closed({
  fact: DecisionFact,
  value: Type.String(),
  origin: Type.Unsafe<"advisory" | "catalogue" | "asset" | "assumed">({
    type: "string",
    enum: ["advisory", "catalogue", "asset", "assumed"],
  }),
  since: Type.Union([Type.String(), Type.Null()]),
  sentence: Sentence,
  /** Who says so: the publisher or catalogue, of which record, and when it said so; a catalogue says a day. */
  sources: Type.Array(
    Closed({ by: Type.String(), record: Type.String(), at: Type.Union([Day, Instant, Type.Null()]) }),
  ),
});

/** By when one organisation has to act on a directive, and why: every fact with its source and date, the row, the clock, and each move of the deadline. */
export const directiveExplain = endpoint({
  name: "directive-explain",
  method: "GET",
  path: "/api/directives/:directive/explanation",
  roles: authoritiesAndOrganization,
  summary:
    "By when one organisation has to act on a directive, and why: every fact with its source and date, the row, the clock, and each move of the deadline.",
  input: Closed({ directive: Id, organization: Id }),
  owned: "organization",
  output: Closed({
    directive: Id,
    organization: Id,
    /** What the organisation is called. */
    name: Name,
    title: Text,
    state: DirectiveState,
    drill: Type.Boolean(),
    revision: Type.Integer(),
    issuedAt: Instant,
    toldAt: Instant,
    due: Moment,
    pack: Type.Union([Closed({ ...PackHead, ...Table }), Type.Null()]),
    advisories: Type.Array(
      Closed({
        advisory: Type.String(),
        title: Text,
        /** Whether its deadline is the one that holds. */
        decides: Type.Boolean(),
        sentence: Sentence,
        facts: Type.Array(ExplainedFact),
        /** What the organisation's delegated lists hold of it, worst first, at most 50; `null` for everyone else. */
        held: Type.Union([
          Type.Array(
            Closed({
              product: Type.String(),
              version: Type.String(),
              verdict: Type.Unsafe<"affected" | "unknown">({ type: "string", enum: ["affected", "unknown"] }),
              since: Instant,
            }),
          ),
          Type.Null(),
        ]),
        /** Whether they hold more of it than is named. */
        moreHeld: Type.Boolean(),
        row: Type.Integer(),
        reached: Type.Array(Type.Integer()),
        outcome: Type.String(),
        tier: ActionTier,
        duration: Span,
        due: Moment,
        actions: Type.Array(DatedAction),
        /** Actions whose condition does not hold. */
        notAsked: Type.Array(DatedAction),
        /** What would hold if one fact of the system that is not known were known. */
        otherwise: Type.Array(
          Closed({
            sentence: Sentence,
            tier: ActionTier,
            due: Moment,
            fact: Type.Union([DecisionFact, ConditionFact]),
            value: Type.String(),
          }),
        ),
      }),
    ),
    /** What the organisation stated of its systems, and how many lists it delegated; the advisories are explained by it. `null` for everyone else. */
    own: Type.Union([
      Closed({
        facts: AssetFacts,
        statedAt: Type.Union([Instant, Type.Null()]),
        inventories: Type.Integer(),
      }),
      Type.Null(),
    ]),
    moves: Type.Array(Closed({ at: Instant, before: Moment, after: Moment, sentence: Sentence })),
  }),
});
