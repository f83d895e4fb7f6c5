/** The OSV API's one record. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";
import { OsvRecord } from "#contract/advisory/osv-schemas.ts";

/** One OSV record as its source published it, a withdrawn one too. */
export const osvRead = endpoint({
  name: "osv-read",
  method: "GET",
  path: "/v1/vulns/:id",
  roles: ["public"],
  summary: "OSV API: one record as its source published it, a withdrawn one too.",
  input: Closed({ id: Type.String({ minLength: 1, maxLength: 256, pattern: "^[^\\s]+$" }) }),
  output: OsvRecord,
  work: { cost: 10, apart: "when-large" },
});
