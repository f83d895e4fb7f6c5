/** The forms of rule packs as they are shown: heads, tables, spans, what is asked. See `core/rules/decision-table-view.ts`. */
import Type from "typebox";
import { actionKinds } from "#core/rules/action.ts";
import { conditionFacts, conditionValues } from "#core/rules/condition.ts";
import { factNames, stepStarts } from "#core/rules/rule-pack/rule-pack.ts";
import { ByKey, Closed, ActionTier, AlertLevel, Count, Instant, Text } from "#contract/shared-schemas.ts";

/** An instant, or none. */
export const Moment = Type.Union([Instant, Type.Null()]);
/** A reference of a rule pack, `id@version`. */
export const PackReference = Type.String({ minLength: 3, maxLength: 100 });
/** A name of a fact on which packs decide. */
export const DecisionFact = Type.Unsafe<(typeof factNames)[number]>({ type: "string", enum: [...factNames] });
/** A duration with exactly one unit; see `Span` in core. */
export const Span = Type.Union([
  Closed({ hours: Type.Integer() }),
  Closed({ days: Type.Integer() }),
  Closed({ months: Type.Integer() }),
  Closed({ workingDays: Type.Integer() }),
  Closed({ date: Type.String() }),
  Closed({ nextUpgrade: Type.Literal(true) }),
]);
/** A sentence by language tag. */
export const Sentence = ByKey(Type.String(), Type.String());

/** What every pack says of itself. */
export const PackHead = {
  id: Type.String(),
  title: Text,
  source: Type.String(),
  unverified: Type.Array(Sentence),
  effective: Closed({
    from: Type.Union([Type.String(), Type.Null()]),
    until: Type.Union([Type.String(), Type.Null()]),
  }),
  supersedes: Type.Array(Type.String()),
};

/** The columns and rows of a pack's table. */
export const Table = {
  inputs: Type.Array(
    Closed({
      point: Type.String(),
      name: Type.String(),
      fact: Type.Union([DecisionFact, Type.Null()]),
      missing: Type.Union([Type.String(), Type.Null()]),
      values: Type.Array(Closed({ key: Type.String(), name: Type.String() })),
    }),
  ),
  rows: Type.Array(
    Closed({
      values: Type.Array(Type.String()),
      outcome: Type.String(),
      key: Type.String(),
      tier: ActionTier,
      duration: Span,
    }),
  ),
};

/** What one pack asks for under some facts; `null` where its table has a gap. */
export const PackDecision = Type.Union([
  Closed({ row: Type.Integer(), outcome: Type.String(), tier: ActionTier, duration: Span }),
  Type.Null(),
]);

function oneOf<const V extends readonly string[]>(values: V) {
  return Type.Unsafe<V[number]>({ type: "string", enum: [...values] });
}

/** A name of a fact on which actions may depend. */
export const ConditionFact = oneOf(conditionFacts);

/** A condition, and what became of it; see `Decided` in core. */
const Conditional = Closed({
  fact: ConditionFact,
  is: oneOf(conditionValues),
  after: Type.Union([Span, Type.Null()]),
  state: oneOf(["asked", "not-asked", "undecided"] as const),
  decidedAt: Moment,
  /** The condition as a clause. */
  sentence: Sentence,
  /** When it is decided, or why it is not asked for; empty where it simply holds. */
  remark: Sentence,
});

/** An action with its date. */
export const DatedAction = Closed({
  kind: oneOf(actionKinds),
  duration: Span,
  start: oneOf(stepStarts),
  deadline: Moment,
  /** The event for which the clock waits. */
  waiting: Type.Union([oneOf(stepStarts), Type.Null()]),
  note: Type.Union([Text, Type.Null()]),
  from: oneOf(["directive", "procedure", "pack"] as const),
  condition: Type.Union([Conditional, Type.Null()]),
  /** How often it comes again, and the ends that follow. */
  again: Type.Union([Closed({ sentence: Sentence, next: Type.Array(Instant) }), Type.Null()]),
  /** The level of the crisis alert that shortened the clock, the instant from which the shorter one counts, and its time. */
  shortened: Type.Union([
    Closed({ level: AlertLevel, from: Instant, duration: Span, sentence: Sentence }),
    Type.Null(),
  ]),
});

/** How deadlines fall over organisations, earliest first: `known` is false where everything counts as the worst, `fall` null where nothing held is affected. */
export const Falls = Type.Array(
  Closed({
    known: Type.Boolean(),
    fall: Type.Union([Closed({ tier: ActionTier, due: Moment }), Type.Null()]),
    /** One for each side that is compared. */
    counts: Type.Array(Count),
  }),
);

/** Which way a deadline moves. */
export const Direction = Type.Unsafe<"earlier" | "later" | "same">({
  type: "string",
  enum: ["earlier", "later", "same"],
});
