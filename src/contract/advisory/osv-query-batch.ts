/** The OSV API's question about many packages. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";
import { OsvQuestion } from "#contract/advisory/osv-schemas.ts";

/** As {@link osvQuery} for up to 1,000 questions; answers stand in their order and name the records only. */
export const osvQueryBatch = endpoint({
  name: "osv-query-batch",
  method: "POST",
  path: "/v1/querybatch",
  roles: ["public"],
  open: true,
  summary: "OSV API: for many packages at once the ids of the records that affect them.",
  input: Closed({ queries: Type.Array(OsvQuestion, { maxItems: 1000 }) }),
  output: Closed({
    results: Type.Array(
      Closed({
        vulns: Type.Optional(Type.Array(Closed({ id: Type.String(), modified: Type.String() }))),
        next_page_token: Type.Optional(Type.String()),
      }),
    ),
  }),
  bodyLimit: 4 * 1024 * 1024,
  work: { cost: 20, perKilobyte: 4, apart: "always" },
});
