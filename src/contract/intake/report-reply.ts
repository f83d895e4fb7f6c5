/** What a reporter answers. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { CaseSecret, OnceKey, ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** Adds to a report what its reporter has to say; sealed for the office and the reporter. */
export const reportReply = endpoint({
  name: "report-reply",
  method: "POST",
  path: "/api/reports/reply",
  roles: ["public"],
  summary: "Adds to a report what its reporter answers; it is sealed for the office and the reporter.",
  input: Closed({
    number: ReportNumber,
    secret: CaseSecret,
    text: Type.String({ minLength: 1, maxLength: 20_000 }),
    once: OnceKey,
  }),
  output: Empty,
  bodyLimit: 128 * 1024,
  work: { perKilobyte: 0.2, apart: "always", lane: "reports" },
});
