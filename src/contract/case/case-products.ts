/** The products of a case. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Says which products of a supplier, or of nobody in the case, it is about, in place of those before: package URLs and CPE names, sealed for both. */
export const caseProducts = endpoint({
  name: "case-products",
  method: "POST",
  path: "/api/cases/:case/products",
  roles: coordinators,
  summary:
    "Says which products of a supplier, or of nobody in the case, it is about, in place of those before: package URLs and CPE names, sealed for both.",
  input: Closed({
    case: Id,
    identifiers: Type.Array(Type.String({ minLength: 5, maxLength: 500 }), { maxItems: 50 }),
    /** The participant whose products they are; it then reads, as coordinators do, how many are exposed. */
    supplier: Type.Optional(Id),
  }),
  output: Empty,
});
