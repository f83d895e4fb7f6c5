/** The journal. */
import Type from "typebox";
import { journalGroups } from "#core/journal-group.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/**
 * Entries of the journal between positions, oldest or newest first, of all groups or one, of everyone or one of the staff. `fact` holds the fields that the reader may see, `withheld` names the others; `actor` is `null` where it
 * would tell whose act it was. `proof` binds the whole entry: the hash of the chain after it, and the salt where all of the entry is shown.
 */
export const journalRead = endpoint({
  name: "journal-read",
  method: "GET",
  path: "/api/journal",
  roles: ["chair"],
  summary:
    "Entries of the journal between two positions, oldest or newest first; of a group of events, or of what one of the staff did.",
  input: Closed({
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    group: Type.Optional(Type.Enum([...journalGroups])),
    actor: Type.Optional(Id),
    newest: Type.Optional(Type.Boolean()),
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
