/** Advisories in, from the command line. */
import Type from "typebox";
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ByKey, Closed, Id } from "#contract/shared-schemas.ts";

/** Stores a batch of source records; each is new, changed, unchanged, quarantined or held back for a second person; `notTaken` names the first of the last two. A record with findings could not be read where it was. */
export const importRecords = endpoint({
  name: "import-records",
  method: "POST",
  path: "/api/imports",
  roles: sourceKeepers,
  summary:
    "Stores a batch of source records; each is new, changed, unchanged, quarantined or held back for a second person. A record with findings could not be read where it was.",
  input: Closed({
    batch: Id,
    records: Type.Array(
      Closed({
        path: Type.String({ maxLength: 1000 }),
        position: Type.String({ maxLength: 1000 }),
        text: Type.String(),
        findings: Type.Optional(
          Type.Array(
            Closed({
              at: Type.String({ maxLength: 1000 }),
              code: Type.String({ maxLength: 100 }),
              message: Type.String({ maxLength: 4000 }),
            }),
            { minItems: 1, maxItems: 1000 },
          ),
        ),
      }),
      { maxItems: 5000 },
    ),
  }),
  output: Closed({
    counts: ByKey(
      Type.String(),
      Closed({
        read: Type.Integer(),
        new: Type.Integer(),
        changed: Type.Integer(),
        unchanged: Type.Integer(),
        quarantined: Type.Integer(),
        held: Type.Optional(Type.Integer()),
      }),
    ),
    notTaken: Type.Optional(
      Type.Array(
        Closed({
          outcome: Type.Union([Type.Literal("quarantined"), Type.Literal("held")]),
          format: Type.String(),
          path: Type.String({ maxLength: 1000 }),
          position: Type.String({ maxLength: 1000 }),
          id: Type.Union([Type.String({ maxLength: 300 }), Type.Null()]),
          code: Type.String({ maxLength: 100 }),
          at: Type.String({ maxLength: 1000 }),
          message: Type.String({ maxLength: 1000 }),
        }),
        { maxItems: 2000 },
      ),
    ),
  }),
  bodyLimit: 64 * 1024 * 1024,
  work: { cost: 30, perKilobyte: 1, apart: "always", seconds: 110 },
});
