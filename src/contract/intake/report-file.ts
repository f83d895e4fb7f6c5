/** A file that came to a reporter. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { CaseSecret, ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** A file that a letter of the case names, sealed for whoever holds the six words. A POST, so that the secret is in no address; what is not there and what is not for the reporter are answered alike. */
export const reportFile = endpoint({
  name: "report-file",
  method: "POST",
  path: "/api/reports/file",
  roles: ["public"],
  summary: "A file that came with a letter of the case, sealed for whoever holds the six words.",
  input: Closed({
    number: ReportNumber,
    secret: CaseSecret,
    object: Id,
  }),
  output: Closed({ sealed: Type.String() }),
  work: { apart: "always", lane: "reports" },
});
