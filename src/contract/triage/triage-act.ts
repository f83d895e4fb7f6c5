/** Deciding of a report. */
import Type from "typebox";
import { intakeReaders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed } from "#contract/shared-schemas.ts";
import { orNothing, TriageActInput } from "#contract/triage/triage-schemas.ts";

/** Accepts a report (which opens a case), asks its reporter, rejects, links, unlinks, assigns or puts it off; undoes the last of these. Refused while somebody else has it. */
export const triageAct = endpoint({
  name: "triage-act",
  method: "POST",
  path: "/api/triage/:number/acts",
  roles: intakeReaders,
  summary:
    "Accepts a report (which opens a case), asks its reporter, rejects it with a reason and a sentence, links, unlinks, assigns or puts it off, or undoes the last of these: for a minute by taking it back unseen, later by reversal. Refused while somebody else has the report.",
  input: Closed({ number: ReportNumber, act: TriageActInput }),
  output: Closed({
    /** The case that was opened; of an undone acceptance, one in which others take part by now and that is left to its coordinators. */
    case: orNothing(Type.String()),
    /** What was undone, and whether nobody outside had seen it. */
    undone: orNothing(Closed({ act: Type.String(), takenBack: Type.Boolean() })),
  }),
  work: { cost: 10 },
});
