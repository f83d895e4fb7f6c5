/** What lead authorities have to sign of the publication, whose keys are not in the room. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Digest, Id, Instant, Text } from "#contract/shared-schemas.ts";

/** The documents that wait for signatures, each with what it changes, the words that its holders compare, and the file to sign. */
export const publicationRoleList = endpoint({
  name: "publication-role-list",
  method: "GET",
  path: "/api/publication/roles",
  roles: officers,
  summary:
    "What lead authorities whose keys are not in the room have to sign of the publication: what changes, the words to compare, and the file.",
  input: Closed({}),
  output: Closed({
    roles: Type.Array(
      Closed({
        office: Id,
        version: Type.Integer(),
        expires: Instant,
        since: Instant,
        /** What is to be compared by telephone, as `bongsu publication role show` says it, by language. */
        words: Text,
        signed: Type.Integer(),
        threshold: Type.Integer(),
        holders: Type.Integer(),
        /** The first paths that are new (`+`), other (`~`) or gone (`-`) against what is published; `more` says how many are left out. */
        changes: Type.Array(
          Closed({
            path: Type.String(),
            sha256: Digest,
            change: Type.Unsafe<"+" | "~" | "-">({ type: "string", enum: ["+", "~", "-"] }),
          }),
        ),
        more: Type.Integer(),
        /** What `bongsu publication role sign` takes, with the signatures that came so far. */
        file: Type.String(),
      }),
    ),
  }),
  work: { cost: 40, apart: "always", seconds: 10 },
});
