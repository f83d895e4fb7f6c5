/** What the endpoints of triage share. */
import Type from "typebox";
import { judgedStates } from "#core/intake/gate.ts";
import { rejectReasons, triageDecisions } from "#core/triage/decision.ts";
import { coordinatorPointNames } from "#core/triage/coordinator-points.ts";
import { LaneName, ReportNumber } from "#contract/intake/report-schemas.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** A value or nothing. */
export const orNothing = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a report came to. */
export const Decision = Type.Enum([...triageDecisions]);
/** Why one is rejected. */
export const RejectReasonName = Type.Enum([...rejectReasons]);

const ReportState = Type.Enum([...judgedStates]);
const ReporterKind = Type.Enum(["anonymous", "person", "pipeline"]);

/** A line of the queue; `answered`: the last word is the reporter's. */
export const QueueLine = Closed({
  number: ReportNumber,
  lane: LaneName,
  reporterKind: ReporterKind,
  state: ReportState,
  receivedAt: Instant,
  firstLookAt: orNothing(Instant),
  due: Instant,
  overdue: Type.Boolean(),
  reproducer: orNothing(Type.String()),
  /** Whether what it names was found; null where nobody looked. */
  plausibility: orNothing(Type.String()),
  secondLook: Type.Boolean(),
  assignee: orNothing(Type.String()),
  claimedBy: orNothing(Type.String()),
  answered: Type.Boolean(),
});

/** One claim of a report, as it was read; every text is a stranger's. */
export const ShownClaim = Closed({
  format: Type.String(),
  product: orNothing(Type.String()),
  identifier: orNothing(Type.String()),
  version: orNothing(Type.String()),
  title: orNothing(Type.String()),
  text: Type.String(),
  weaknesses: Type.Array(Type.String()),
  aliases: Type.Array(Type.String()),
  crash: orNothing(
    Closed({ type: Type.String(), state: Type.Array(Type.String()), security: Type.Boolean() }),
  ),
  patch: orNothing(Type.String()),
  ai: orNothing(Type.String()),
  reporter: orNothing(Type.String()),
});

/** A point of SSVC's coordinator triage with who or what says it. */
export const CoordinatorPointShown = Closed({
  point: Type.Enum([...coordinatorPointNames]),
  value: Type.String(),
  origin: Type.Enum([
    "advisories",
    "catalogue",
    "lists",
    "reproducer",
    "links",
    "reporter",
    "assumed",
    "person",
  ]),
  evidence: orNothing(Type.String()),
});

/** Who supplies a product, and what says so: the product's identifier, or who publishes advisories of it. */
export const SupplierShown = Closed({
  name: Type.String(),
  origin: Type.Enum(["identifier", "advisories"]),
});

/** Something that a report names, looked for in what it brings; every text is a stranger's. */
export const NamedThingShown = Closed({
  kind: Type.Enum(["file", "line", "function", "endpoint", "version"]),
  name: Type.String(),
  line: orNothing(Type.Integer()),
  state: Type.Enum(["exists", "missing", "unknown"]),
  lookedFor: Type.Array(Type.String()),
  near: Type.Array(Type.String()),
});

/** A report that may be about the same flaw, with the evidence of each signal; values are a stranger's text. */
export const LikeReportShown = Closed({
  number: ReportNumber,
  score: Type.Number(),
  /** The same crash at the same place of the same version of one product. */
  identical: Type.Boolean(),
  /** Whether it was received before this one. */
  earlier: Type.Boolean(),
  receivedAt: Instant,
  lane: LaneName,
  reproducer: orNothing(Type.String()),
  decision: orNothing(Decision),
  behind: orNothing(ReportNumber),
  /** Empty while the key is locked. */
  signals: Type.Array(
    Closed({
      name: Type.String(),
      score: Type.Number(),
      code: Type.String(),
      values: Type.Array(Closed({ name: Type.String(), value: Type.Union([Type.String(), Type.Number()]) })),
    }),
  ),
});

/** A message between office and reporter; `null` while the key is locked. */
export const ShownMessage = Closed({
  author: Type.Enum(["office", "reporter"]),
  sentAt: Instant,
  text: orNothing(Type.String()),
});

const Sentence = Type.String({ minLength: 1, maxLength: 5_000 });

/** An act on a report. */
export const TriageActInput = Type.Union([
  Closed({
    act: Type.Literal("accept"),
    severity: Type.Enum(["low", "medium", "high", "critical", "unknown"]),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    product: Type.String({ minLength: 1, maxLength: 500 }),
    /** What is wrong, as suppliers are handed it once they keep the embargo; without it the case names the report alone. */
    summary: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
    /** Package URLs or CPE names of the product: noted as the case's products. */
    identifiers: Type.Optional(Type.Array(Type.String({ minLength: 5, maxLength: 500 }), { maxItems: 50 })),
  }),
  Closed({
    act: Type.Literal("ask"),
    text: Type.String({ minLength: 1, maxLength: 15_000 }),
    once: Type.String({ minLength: 16, maxLength: 100, pattern: "^[!-~]+$" }),
  }),
  Closed({ act: Type.Literal("reject"), reason: RejectReasonName, sentence: Sentence }),
  Closed({ act: Type.Literal("link"), other: ReportNumber }),
  Closed({ act: Type.Literal("unlink") }),
  Closed({ act: Type.Literal("assign"), operator: orNothing(Id) }),
  Closed({ act: Type.Literal("snooze"), until: Instant }),
  Closed({ act: Type.Literal("undo") }),
]);
