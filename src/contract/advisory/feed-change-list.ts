/** What feeds ask for and what waits for a second person. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant, Page, Paging, Text } from "#contract/shared-schemas.ts";

const Decided = Type.Union([Instant, Type.Null()]);
const By = Type.Union([Type.String(), Type.Null()]);

/** Changes that wait for a second person, or those that were made or decided; the newest first, each with what it would change and who brought it. */
export const feedChangeList = endpoint({
  name: "feed-change-list",
  method: "GET",
  path: "/api/feed-changes",
  roles: roomKeepers,
  summary:
    "Changes that wait for a second person (show=held), or that were made or decided (show=decided): what, why, by whom, what would change.",
  input: Closed({
    ...Paging,
    show: Type.Optional(Type.Union([Type.Literal("held"), Type.Literal("decided")])),
  }),
  output: Page(
    Closed({
      id: Id,
      kind: Type.String(),
      name: Type.String(),
      format: Type.String(),
      reason: Type.String(),
      state: Type.String(),
      at: Instant,
      broughtBy: Type.String(),
      /** What who brought it is called; null where that is not known. */
      broughtByName: Type.Union([Text, Type.Null()]),
      /** Directives in force whose deadline reckons with a listing that would go; empty once it is decided. */
      directives: Type.Array(Id),
      /** How many these are in all; of very many only the first are named. */
      directiveCount: Type.Integer(),
      path: Type.String(),
      effect: Closed({
        withdrawn: Type.Optional(Type.String()),
        hidden: Type.Optional(Type.Boolean()),
        products: Type.Optional(Type.Array(Type.String())),
        delisted: Type.Optional(Type.Array(Type.String())),
        count: Type.Optional(Type.Integer()),
        of: Type.Optional(Type.Integer()),
        entered: Type.Optional(Type.Array(Type.String())),
        enteredCount: Type.Optional(Type.Integer()),
        ahead: Type.Optional(Type.String()),
        other: Type.Optional(Type.String()),
      }),
      decidedAt: Decided,
      decidedBy: By,
      undoneAt: Decided,
      undoneBy: By,
      confirmable: Type.Boolean(),
      own: Type.Boolean(),
    }),
  ),
});
