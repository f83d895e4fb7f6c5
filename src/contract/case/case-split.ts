/** Splitting a case. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { SeverityClass } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Opens a case with some participants of another, its coordinators among them. The embargo goes with both; the two are linked. */
export const caseSplit = endpoint({
  name: "case-split",
  method: "POST",
  path: "/api/cases/:case/split",
  roles: coordinators,
  summary:
    "Opens a case with some participants of another, its coordinators among them. The embargo goes with both; the two are linked.",
  input: Closed({
    case: Id,
    participants: Type.Array(Id, { maxItems: 1_000 }),
    product: Type.String({ minLength: 1, maxLength: 300 }),
    severity: SeverityClass,
    title: Type.String({ minLength: 1, maxLength: 300 }),
    summary: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
  output: Closed({ case: Type.String() }),
});
