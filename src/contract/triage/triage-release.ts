/** Letting others have a report. */
import { intakeReaders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** Ends the caller's lease of a report; where somebody else has it nothing changes. */
export const triageRelease = endpoint({
  name: "triage-release",
  method: "POST",
  path: "/api/triage/:number/release",
  roles: intakeReaders,
  summary: "Ends the caller's lease of a report; where somebody else has it nothing changes.",
  input: Closed({ number: ReportNumber }),
  output: Empty,
});
