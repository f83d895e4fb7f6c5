/** Showing a room an index that it signed. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

/**
 * Takes an index that the room signed once. Whoever shows it counts for nothing: its signature does. Where the room's database knows nothing of it, the database was
 * put back: no number that the index names is given out again, and a new epoch begins.
 */
export const publicationSeen = endpoint({
  name: "publication-seen",
  method: "POST",
  path: "/api/publication/seen",
  roles: ["public"],
  open: true,
  summary:
    "An index (pub/index.json) that is known elsewhere and that the room signed: if its database has lost it, a new epoch begins.",
  input: Closed({ index: Type.String({ minLength: 2, maxLength: 4_000_000 }) }),
  output: Closed({ lost: Type.Boolean() }),
  bodyLimit: 4_500_000,
  work: { cost: 20, perKilobyte: 0.2, apart: "always", seconds: 10 },
});
