/** Opening a case by hand. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { SeverityClass } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Opens a case of the caller's office. Product and severity class are what an invitation says; title and summary follow after acceptance. All of it is sealed for the office. */
export const caseOpen = endpoint({
  name: "case-open",
  method: "POST",
  path: "/api/cases",
  roles: coordinators,
  summary:
    "Opens a case of the caller's office. Product and severity class are what an invitation says; title and summary follow after acceptance. All of it is sealed for the office.",
  input: Closed({
    product: Type.String({ minLength: 1, maxLength: 300 }),
    severity: SeverityClass,
    title: Type.String({ minLength: 1, maxLength: 300 }),
    summary: Type.String({ minLength: 1, maxLength: 20_000 }),
    /** Days after closing for which its texts are kept; 90 unless said. Then they are shredded. */
    retentionDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    /** Of the gravest cases: two more offices. What describes the flaw opens where two of the three have unlocked their keys. */
    openers: Type.Optional(Type.Array(Id, { minItems: 2, maxItems: 2 })),
  }),
  output: Closed({ case: Type.String() }),
});
