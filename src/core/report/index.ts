/** The registry of outputs: one line a member. A member without vectors in `test/vectors/report/NAME/` fails the runner. */
import { csafVex } from "#core/report/csaf-vex.ts";
import { cyclonedxVex } from "#core/report/cyclonedx-vex.ts";
import { openvex } from "#core/report/openvex.ts";
import type { ReportOutput } from "#core/report/report.ts";
import { sarif } from "#core/report/sarif.ts";

/** All outputs, in the order in which help names them. */
export const outputs: readonly ReportOutput[] = [sarif, openvex, cyclonedxVex, csafVex];
