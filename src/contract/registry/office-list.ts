/** Offices and what they lead. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Domain, Id, Sector, Text } from "#contract/shared-schemas.ts";

/** Offices with their jurisdictions on a date (default: today in Seoul). */
export const officeList = endpoint({
  name: "office-list",
  method: "GET",
  path: "/api/offices",
  roles: people,
  summary: "Offices with their jurisdictions on a date (default: today in Seoul).",
  input: Closed({ on: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })) }),
  output: Closed({
    offices: Type.Array(
      Closed({
        id: Id,
        name: Text,
        kind: Type.String(),
        jurisdictions: Type.Array(
          Closed({
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
