/** The topology that the room works with: its words in every language that it has them in. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Name, TermId } from "#contract/shared-schemas.ts";
import { officeKinds } from "#core/topology/topology.ts";

const Day = Type.String();
const OpenDay = Type.Union([Day, Type.Null()]);
const AnyTerm = Type.Union([TermId, Type.Null()]);
const Term = Closed({ id: TermId, name: Name });

/** The topology: public, since a directive's scope and a picture's rows are said in its words. */
export const topologyRead = endpoint({
  name: "topology-read",
  method: "GET",
  path: "/api/topology",
  roles: ["public"],
  open: true,
  summary:
    "The words of the room: domains, sectors, tiers, regions and offices with their names, languages, time zone.",
  input: Empty,
  output: Closed({
    id: TermId,
    name: Name,
    drill: Type.Boolean(),
    languages: Name,
    time: Closed({
      zone: Type.String(),
      standard: Type.String(),
      summer: Type.Union([Type.String(), Type.Null()]),
    }),
    calendar: Type.Union([
      Type.String(),
      Closed({ name: Name, from: Day, until: Day, announcedUntil: Day, days: Type.Array(Day) }),
    ]),
    domains: Type.Array(Term),
    sectors: Type.Array(Term),
    tiers: Type.Array(Term),
    regions: Type.Array(
      Closed({ id: TermId, name: Name, validFrom: OpenDay, validTo: OpenDay, succeededBy: AnyTerm }),
    ),
    offices: Type.Array(
      Closed({
        id: Id,
        name: Name,
        kind: Type.Enum([...officeKinds]),
        jurisdictions: Type.Array(
          Closed({
            domain: AnyTerm,
            sector: AnyTerm,
            tier: AnyTerm,
            region: AnyTerm,
            validFrom: Day,
            validTo: OpenDay,
          }),
        ),
      }),
    ),
  }),
});
