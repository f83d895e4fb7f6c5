/** Bringing what a lead authority signed of the publication. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Takes the signatures that `bongsu publication role sign` made elsewhere. Whoever brings them counts for nothing: each is checked by the keys that the newest root names. */
export const publicationRoleBring = endpoint({
  name: "publication-role-bring",
  method: "POST",
  path: "/api/publication/roles/:office/signatures",
  roles: officers,
  summary:
    "Takes a lead authority's signatures over what waits of the publication, as bongsu publication role sign wrote them.",
  input: Closed({ office: Id, file: Type.String({ minLength: 2, maxLength: 4_000_000 }) }),
  output: Closed({ signed: Type.Integer(), threshold: Type.Integer() }),
  stepUp: "always",
  bodyLimit: 4_500_000,
  work: { cost: 40, perKilobyte: 0.1, apart: "always", seconds: 10 },
});
