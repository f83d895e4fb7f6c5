/** The identifiers of a case. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Says by which identifiers (CVE, OSV) the world will know what the case is about, in place of those before. Feeds that show one are proposed as signals. */
export const caseIdentify = endpoint({
  name: "case-identify",
  method: "POST",
  path: "/api/cases/:case/identifiers",
  roles: coordinators,
  summary:
    "Says by which identifiers (CVE, OSV) the world will know what the case is about, in place of those before. Feeds that show one are proposed as signals.",
  input: Closed({
    case: Id,
    identifiers: Type.Array(Type.String({ minLength: 5, maxLength: 80 }), { maxItems: 50 }),
  }),
  output: Empty,
});
