/** Searching advisories. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant, Page, Paging, Text } from "#contract/shared-schemas.ts";

/** Advisories by id, alias, product or words, newest first. */
export const advisorySearch = endpoint({
  name: "advisory-search",
  method: "GET",
  path: "/api/advisories",
  roles: people,
  summary: "Advisories by id, alias, product or words, newest first.",
  input: Closed({ ...Paging, q: Type.Optional(Type.String({ maxLength: 200 })) }),
  output: Page(
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
});
