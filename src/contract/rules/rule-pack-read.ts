/** One rule pack. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ActionTier } from "#contract/shared-schemas.ts";
import { PackHead, PackReference, Span, Table } from "#contract/rules/rule-schemas.ts";

/** A rule pack that decides by a table: its inputs, rows and outcomes, its source, and what in it is not verified. */
export const rulePackRead = endpoint({
  name: "rule-pack-read",
  method: "GET",
  path: "/api/rule-packs/:pack",
  roles: people,
  summary:
    "A rule pack that decides by a table: its inputs, rows and outcomes, its source, and what in it is not verified.",
  input: Type.Object({ pack: PackReference }, { additionalProperties: false }),
  output: Type.Object({
    ...PackHead,
    start: Type.String(),
    table: Type.Object({ id: Type.String(), name: Type.String(), ...Table }),
    outcomes: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        tier: ActionTier,
        duration: Span,
        also: Type.Array(Type.Object({ kind: Type.String(), duration: Span })),
        withoutPatch: Type.Union([
          Type.Object({
            tier: ActionTier,
            also: Type.Array(Type.Object({ kind: Type.String(), duration: Span })),
          }),
          Type.Null(),
        ]),
      }),
    ),
  }),
});
