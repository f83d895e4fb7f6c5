/** Searching advisories. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant, Paging, Text } from "#contract/shared-schemas.ts";

const sentence =
  "Advisories by id or its beginning, alias, package or product name, package URL, or parts of words in titles; best first, then newest.";

/** Advisories by whatever a person types; and CVEs that are known to be exploited and have no record here (`listed`, on the first page). */
export const advisorySearch = endpoint({
  name: "advisory-search",
  method: "GET",
  path: "/api/advisories",
  roles: people,
  summary: sentence,
  input: Closed({ ...Paging, q: Type.Optional(Type.String({ maxLength: 200 })) }),
  output: Closed({
    items: Type.Array(
      Closed({
        id: Type.String(),
        format: Type.String(),
        publisher: Type.String(),
        title: Text,
        published: Type.Union([Instant, Type.Null()]),
        modified: Type.Union([Instant, Type.Null()]),
        withdrawn: Type.Union([Instant, Type.Null()]),
        exploited: Type.Boolean(),
        aliases: Type.Array(Type.String()),
      }),
    ),
    listed: Type.Array(
      Closed({
        cve: Type.String(),
        catalog: Type.String(),
        dateAdded: Type.String(),
        vendor: Type.String(),
        product: Type.String(),
        name: Type.String(),
      }),
    ),
    /** Whether catalogues list more that were found. */
    moreListed: Type.Boolean(),
    next: Type.Optional(Type.String()),
  }),
  work: { cost: 30, apart: "always" },
});
