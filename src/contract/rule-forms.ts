/** The forms of rule packs as they are shown: heads, tables, spans, what is asked. See `core/table-view.ts`. */
import Type from "typebox";
import { actionKinds, clockStarts } from "#core/directive.ts";
import { factNames } from "#core/policy/rule-pack.ts";
import { ActionTier, Instant, Text } from "#contract/forms.ts";

/** An instant, or none. */
export const Moment = Type.Union([Instant, Type.Null()]);
/** A reference of a rule pack, `id@version`. */
export const PackReference = Type.String({ minLength: 3, maxLength: 100 });
/** A name of a fact on which packs decide. */
export const Fact = Type.Unsafe<(typeof factNames)[number]>({ type: "string", enum: [...factNames] });
/** A duration with exactly one unit; see `Span` in core. */
export const Span = Type.Union([
  Type.Object({ hours: Type.Integer() }),
  Type.Object({ days: Type.Integer() }),
  Type.Object({ months: Type.Integer() }),
  Type.Object({ workingDays: Type.Integer() }),
  Type.Object({ date: Type.String() }),
  Type.Object({ nextUpgrade: Type.Literal(true) }),
]);
/** A sentence in both languages. */
export const Sentence = Type.Object({ ko: Type.String(), en: Type.String() });

/** What every pack says of itself. */
export const PackHead = {
  id: Type.String(),
  title: Text,
  source: Type.String(),
  unverified: Type.Array(Sentence),
  effective: Type.Object({
    from: Type.Union([Type.String(), Type.Null()]),
    until: Type.Union([Type.String(), Type.Null()]),
  }),
  supersedes: Type.Array(Type.String()),
};

/** The columns and rows of a pack's table. */
export const Table = {
  inputs: Type.Array(
    Type.Object({
      point: Type.String(),
      name: Type.String(),
      fact: Type.Union([Fact, Type.Null()]),
      missing: Type.Union([Type.String(), Type.Null()]),
      values: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      values: Type.Array(Type.String()),
      outcome: Type.String(),
      key: Type.String(),
      tier: ActionTier,
      duration: Span,
    }),
  ),
};

/** What one pack asks for under some facts; `null` where its table has a gap. */
export const Asked = Type.Union([
  Type.Object({ row: Type.Integer(), outcome: Type.String(), tier: ActionTier, duration: Span }),
  Type.Null(),
]);

/** An action with its date. */
export const DatedAction = Type.Object({
  kind: Type.Unsafe<(typeof actionKinds)[number]>({ type: "string", enum: [...actionKinds] }),
  duration: Span,
  start: Type.Unsafe<(typeof clockStarts)[number]>({ type: "string", enum: [...clockStarts] }),
  deadline: Moment,
});
