/** Directives. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, DirectiveState, Id, Instant, Page, Paging, Text } from "#contract/shared-schemas.ts";

/** Directives, newest first. */
export const directiveList = endpoint({
  name: "directive-list",
  method: "GET",
  path: "/api/directives",
  roles: staff,
  summary: "Directives, newest first.",
  input: Closed({ ...Paging, state: Type.Optional(DirectiveState) }),
  output: Page(
    Closed({
      id: Id,
      title: Text,
      state: DirectiveState,
      revision: Type.Integer(),
      office: Id,
      draftedBy: Type.String(),
      binding: Type.Boolean(),
      drill: Type.Boolean(),
      updatedAt: Instant,
      issuedAt: Type.Union([Instant, Type.Null()]),
    }),
  ),
});
