/** The OSV API's question about one package. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";
import { OsvQuestion, OsvRecord } from "#contract/advisory/osv-schemas.ts";

/** The OSV records that affect a version of a package; `{}` when there are none or nothing is known. */
export const osvQuery = endpoint({
  name: "osv-query",
  method: "POST",
  path: "/v1/query",
  roles: ["public"],
  open: true,
  summary: "OSV API: the records that affect a version of a package.",
  input: OsvQuestion,
  output: Closed({
    vulns: Type.Optional(Type.Array(OsvRecord)),
    next_page_token: Type.Optional(Type.String()),
  }),
  work: { cost: 10, apart: "always" },
});
