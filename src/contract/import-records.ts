/** Advisories in, from the command line. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Id } from "#contract/forms.ts";

/** Stores a batch of source records; each is new, changed, unchanged or quarantined. */
export const importRecords = endpoint({
  name: "import-records",
  method: "POST",
  path: "/api/imports",
  roles: ["analyst", "lead"],
  summary: "Stores a batch of source records; each is new, changed, unchanged or quarantined.",
  input: Type.Object(
    {
      batch: Id,
      records: Type.Array(
        Type.Object(
          {
            path: Type.String({ maxLength: 1000 }),
            position: Type.String({ maxLength: 1000 }),
            text: Type.String(),
          },
          { additionalProperties: false },
        ),
        { maxItems: 5000 },
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    counts: Type.Record(
      Type.String(),
      Type.Object({
        read: Type.Integer(),
        new: Type.Integer(),
        changed: Type.Integer(),
        unchanged: Type.Integer(),
        quarantined: Type.Integer(),
      }),
    ),
  }),
  bodyLimit: 64 * 1024 * 1024,
});
