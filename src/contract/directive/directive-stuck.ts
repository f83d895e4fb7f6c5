/** Who has not closed. */
import Type from "typebox";
import { authorities } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  Closed,
  Id,
  Instant,
  Page,
  Paging,
  Sector,
  ResponseStatus,
  Name,
  Tier,
} from "#contract/shared-schemas.ts";

/** Organisations of the jurisdiction that are not closed, most overdue first. */
export const directiveStuck = endpoint({
  name: "directive-stuck",
  method: "GET",
  path: "/api/directives/:directive/stuck",
  roles: authorities,
  summary: "Organisations of the jurisdiction that are not closed, most overdue first.",
  input: Closed({ directive: Id, ...Paging }),
  output: Page(
    Closed({
      organization: Id,
      name: Name,
      tier: Tier,
      sector: Sector,
      standing: ResponseStatus,
      since: Instant,
      due: Type.Union([Instant, Type.Null()]),
      contacts: Type.Array(Closed({ kind: Type.String(), value: Type.String() })),
    }),
  ),
});
