/** Open requests for more time. */
import Type from "typebox";
import { authorities } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  Closed,
  ExtensionSpan,
  Id,
  Instant,
  Page,
  Paging,
  Sector,
  Name,
  Tier,
} from "#contract/shared-schemas.ts";

/** Requests about a directive that nobody has answered, of organisations of the jurisdiction, first asked first. */
export const extensionList = endpoint({
  name: "extension-list",
  method: "GET",
  path: "/api/directives/:directive/extensions",
  roles: authorities,
  summary:
    "Requests for more time that nobody has answered, of organisations of the jurisdiction, first asked first.",
  input: Closed({ directive: Id, ...Paging }),
  output: Page(
    Closed({
      request: Id,
      organization: Id,
      name: Name,
      tier: Tier,
      sector: Sector,
      due: Type.Union([Instant, Type.Null()]),
      askedAt: Instant,
      duration: ExtensionSpan,
      reason: Type.String(),
      controls: Type.String(),
    }),
  ),
});
