/** One rule pack. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, ActionTier } from "#contract/shared-schemas.ts";
import { PackHead, PackReference, Span, Table } from "#contract/rules/rule-schemas.ts";

/** A rule pack that decides by a table: its inputs, rows and outcomes, its source, and what in it is not verified. */
export const rulePackRead = endpoint({
  name: "rule-pack-read",
  method: "GET",
  path: "/api/rule-packs/:pack",
  roles: people,
  summary:
    "A rule pack that decides by a table: its inputs, rows and outcomes, its source, and what in it is not verified.",
  input: Closed({ pack: PackReference }),
  output: Closed({
    ...PackHead,
    start: Type.String(),
    table: Closed({ id: Type.String(), name: Type.String(), ...Table }),
    outcomes: Type.Array(
      Closed({
        key: Type.String(),
        name: Type.String(),
        tier: ActionTier,
        duration: Span,
        also: Type.Array(Closed({ kind: Type.String(), duration: Span })),
        withoutPatch: Type.Union([
          Closed({
            tier: ActionTier,
            also: Type.Array(Closed({ kind: Type.String(), duration: Span })),
          }),
          Type.Null(),
        ]),
      }),
    ),
  }),
});
