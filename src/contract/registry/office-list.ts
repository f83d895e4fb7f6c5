/** Offices and what they lead. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Domain, Id, Sector, Text } from "#contract/shared-schemas.ts";

/** Offices with their jurisdictions on a date (default: today in Seoul). */
export const officeList = endpoint({
  name: "office-list",
  method: "GET",
  path: "/api/offices",
  roles: people,
  summary: "Offices with their jurisdictions on a date (default: today in Seoul).",
  input: Type.Object(
    { on: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    offices: Type.Array(
      Type.Object({
        id: Id,
        name: Text,
        kind: Type.String(),
        jurisdictions: Type.Array(
          Type.Object({
            domain: Type.Union([Domain, Type.Null()]),
            sector: Type.Union([Sector, Type.Null()]),
            validFrom: Type.String(),
            validTo: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      }),
    ),
  }),
});
