/** What a reporter says to the embargo of the case that its report led to. */
import Type from "typebox";
import { finderEmbargoActs } from "#core/coordination/finder-act.ts";
import { endpoint } from "#contract/endpoint.ts";
import { CaseSecret, ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/** Accepts or rejects the date of disclosure that was shown (`ends`), or proposes another; refused where another is asked for by now, and once the embargo is over. */
export const reportEmbargo = endpoint({
  name: "report-embargo",
  method: "POST",
  path: "/api/reports/embargo",
  roles: ["public"],
  summary:
    "Accepts or rejects the date of disclosure that was shown, or proposes another: for whoever holds the secret of an accepted report.",
  input: Closed({
    number: ReportNumber,
    secret: CaseSecret,
    act: Type.Enum([...finderEmbargoActs]),
    ends: Instant,
  }),
  output: Empty,
  work: { apart: "always", lane: "reports" },
});
