/** Offices and what they lead. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Day, Domain, Id, Sector, Name, TermId, Tier } from "#contract/shared-schemas.ts";

/** Offices with their jurisdictions on a date (default: today where the room is). */
export const officeList = endpoint({
  name: "office-list",
  method: "GET",
  path: "/api/offices",
  roles: people,
  summary: "Offices with their jurisdictions on a date (default: today where the room is).",
  input: Closed({ on: Type.Optional(Day) }),
  output: Closed({
    offices: Type.Array(
      Closed({
        id: Id,
        name: Name,
        kind: Type.String(),
        jurisdictions: Type.Array(
          Closed({
            domain: Type.Union([Domain, Type.Null()]),
            sector: Type.Union([Sector, Type.Null()]),
            tier: Type.Union([Tier, Type.Null()]),
            region: Type.Union([TermId, Type.Null()]),
            validFrom: Type.String(),
            validTo: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      }),
    ),
  }),
});
