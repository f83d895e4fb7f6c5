/** The journal. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/**
 * Entries of the journal after a position, oldest first. `fact` holds the fields that the reader may see, `withheld` names the others; `actor` is `null` where it
 * would tell whose act it was. `proof` binds the whole entry: the hash of the chain after it, and the salt where all of the entry is shown.
 */
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
      Closed({
        position: Type.Integer(),
        at: Instant,
        actor: Type.Union([Type.String(), Type.Null()]),
        fact: Type.Unknown(),
        withheld: Type.Array(Type.String()),
        proof: Type.Union([
          Closed({ hash: Type.String(), salt: Type.Union([Type.String(), Type.Null()]) }),
          Type.Null(),
        ]),
      }),
    ),
  }),
});
