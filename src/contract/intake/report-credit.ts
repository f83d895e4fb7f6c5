/** How a finder is to be thanked. */
import Type from "typebox";
import { creditForms, longestCredit } from "#core/intake/finder-credit.ts";
import { endpoint } from "#contract/endpoint.ts";
import { CaseSecret, ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** States how the finder is named in the advisory, in place of what was stated before; refused once it is published. The same again changes nothing that is read. */
export const reportCredit = endpoint({
  name: "report-credit",
  method: "POST",
  path: "/api/reports/credit",
  roles: ["public"],
  summary:
    "States how the finder is named in the advisory (a name, a pseudonym, nobody; with or without an organisation), until it is published; sealed for the office and the finder.",
  input: Closed({
    number: ReportNumber,
    secret: CaseSecret,
    form: Type.Enum([...creditForms]),
    name: Type.String({ maxLength: longestCredit }),
    organization: Type.Optional(Type.String({ maxLength: longestCredit })),
  }),
  output: Empty,
  work: { apart: "always", lane: "reports" },
});
