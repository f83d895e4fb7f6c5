/** One advisory with its sources side by side. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/** One advisory: every record that names it, each value with its source. Of each record the first products; `products` says how many there are, {@link advisoryProducts} has the others. */
export const advisoryRead = endpoint({
  name: "advisory-read",
  method: "GET",
  path: "/api/advisories/:advisory",
  roles: people,
  summary: "One advisory: every record that names it, each value with its source.",
  input: Closed({ advisory: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Closed({
    id: Type.String(),
    sources: Type.Array(
      Closed({
        id: Type.String(),
        format: Type.String(),
        publisher: Type.String(),
        sha256: Type.String(),
        importedAt: Instant,
        path: Type.String(),
        advisory: Type.Unknown(),
        products: Type.Integer({ minimum: 0 }),
      }),
    ),
    /** Whether there are more records that name it than are shown. */
    moreSources: Type.Boolean(),
    exploited: Type.Array(Type.Unknown()),
    scores: Type.Array(Type.Unknown()),
  }),
  work: { cost: 20, apart: "always" },
});
