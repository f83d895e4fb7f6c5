/** The journal. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/** Entries of the journal after a position, oldest first. */
export const journalRead = endpoint({
  name: "journal-read",
  method: "GET",
  path: "/api/journal",
  roles: ["chair"],
  summary: "Entries of the journal after a position, oldest first.",
  input: Closed({
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Closed({
    entries: Type.Array(
      Closed({ position: Type.Integer(), at: Instant, actor: Type.String(), fact: Type.Unknown() }),
    ),
  }),
});
