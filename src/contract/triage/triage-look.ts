/** Looking at a report. */
import Type from "typebox";
import { intakeReaders } from "#core/audience.ts";
import { judgedStates } from "#core/intake/gate.ts";
import { endpoint } from "#contract/endpoint.ts";
import { GateOutcome, LaneName, ReportNumber, Sha256 } from "#contract/intake/report-schemas.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";
import {
  CoordinatorPointShown,
  Decision,
  LikeReportShown,
  NamedThingShown,
  orNothing,
  RejectReasonName,
  ShownClaim,
  ShownMessage,
  SupplierShown,
} from "#contract/triage/triage-schemas.ts";

/**
 * Takes a report for the caller for ten minutes and opens it. A POST: that somebody opens it is in the journal before there is any text. `claims` is null while the
 * office's key is locked.
 */
export const triageLook = endpoint({
  name: "triage-look",
  method: "POST",
  path: "/api/triage/:number/look",
  roles: intakeReaders,
  summary:
    "Takes a report for the caller for ten minutes and opens it, with all that is known of it; refused while somebody else has it. Its texts are null while the office's key is locked.",
  input: Closed({ number: ReportNumber }),
  output: Closed({
    number: ReportNumber,
    claimedUntil: Instant,
    sha256: Sha256,
    lane: LaneName,
    reporterKind: Type.Enum(["anonymous", "person", "pipeline"]),
    receivedAt: Instant,
    state: Type.Enum([...judgedStates]),
    answerable: Type.Boolean(),
    secondLook: Type.Boolean(),
    lookDue: Instant,
    decisionDue: Instant,
    assignee: orNothing(Type.String()),
    snoozedUntil: orNothing(Instant),
    behind: orNothing(ReportNumber),
    decision: orNothing(Decision),
    reason: orNothing(RejectReasonName),
    decidedAt: orNothing(Instant),
    /** The case that it led to. */
    case: orNothing(Type.String()),
    gates: Type.Array(GateOutcome),
    claims: orNothing(Type.Array(ShownClaim)),
    files: Type.Array(Closed({ name: Type.String(), bytes: Type.Integer() })),
    exploited: Type.Boolean(),
    exploitedHow: orNothing(Type.String()),
    /** What the reproducer's run showed, cut. */
    evidence: orNothing(Type.String()),
    /** What it names, looked for in the source that it brings; null where nobody looked, or while the key is locked. */
    named: orNothing(
      Closed({ files: Type.Integer(), whole: Type.Boolean(), names: Type.Array(NamedThingShown) }),
    ),
    messages: Type.Array(ShownMessage),
    members: Type.Array(Closed({ number: ReportNumber, receivedAt: Instant, lane: LaneName })),
    acts: Type.Array(
      Closed({ act: Type.String(), actor: Type.String(), at: Instant, undone: Type.Boolean() }),
    ),
    /** What may be the same, the likeliest first. */
    suspected: Type.Array(LikeReportShown),
    /** How many organisations' delegated lists hold a product that it names by an identifier; null where it names none so. */
    exposed: orNothing(Closed({ low: Type.Integer(), high: orNothing(Type.Integer()) })),
    /** Who supplies the products that it names by an identifier; empty where that is not known. */
    suppliers: Type.Array(SupplierShown),
    published: Type.Array(Type.String()),
    points: Type.Array(CoordinatorPointShown),
    record: Closed({
      share: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
      weight: Type.Number(),
    }),
  }),
  work: { cost: 30, apart: "always", seconds: 30 },
});
