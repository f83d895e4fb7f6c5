/** How a report stands, for its reporter. */
import Type from "typebox";
import { finderEmbargoActs } from "#core/coordination/finder-act.ts";
import { embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { judgedStates } from "#core/intake/gate.ts";
import { rejectReasons, triageDecisions } from "#core/triage/decision.ts";
import { endpoint } from "#contract/endpoint.ts";
import { CaseSecret, GateOutcome, ReportNumber, Sha256 } from "#contract/intake/report-schemas.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

/** The case of whoever holds the secret. A POST, so that the secret is in no address; a number that does not exist and a wrong secret are answered alike. */
export const reportStatus = endpoint({
  name: "report-status",
  method: "POST",
  path: "/api/reports/status",
  roles: ["public"],
  summary:
    "How a report stands, what each gate decided and why, and what was asked: for whoever holds the secret that the six words lead to.",
  input: Closed({ number: ReportNumber, secret: CaseSecret }),
  output: Closed({
    number: ReportNumber,
    sha256: Sha256,
    receivedAt: Instant,
    state: Type.Enum(["received", ...judgedStates]),
    gates: Type.Array(GateOutcome),
    /** What people decided, a minute after they did; `linked`: with another report of the same flaw. */
    outcome: Type.Union([
      Closed({
        decision: Type.Enum([...triageDecisions]),
        reason: Type.Union([Type.Enum([...rejectReasons]), Type.Null()]),
        sentence: Type.Union([Type.String(), Type.Null()]),
        decidedAt: Instant,
        linked: Type.Boolean(),
      }),
      Type.Null(),
    ]),
    /** How the case that it led to stands; `place` and `of` say which of those who reported the flaw this one was, and only once it is published. */
    coordination: Type.Union([
      Closed({
        embargo: Type.Enum([...embargoStates]),
        ends: Type.Union([Instant, Type.Null()]),
        /** When the embargo ended, and whether that was before the date that was agreed. */
        endedAt: Type.Union([Instant, Type.Null()]),
        early: Type.Boolean(),
        published: Type.Boolean(),
        place: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        of: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        /** How its reporter stands towards the embargo, the date that is proposed, and what it may say to it now (`report-embargo`); `null` where its report was taken together with another's. */
        own: Type.Union([
          Closed({
            consent: Type.Enum(["none", "invited", "accepted", "lapsed", "declined"]),
            proposed: Type.Union([Instant, Type.Null()]),
            acts: Type.Array(Type.Enum([...finderEmbargoActs])),
          }),
          Type.Null(),
        ]),
      }),
      Type.Null(),
    ]),
    /** How the finder wants to be thanked, where it stated that after it reported: sealed for the office and the finder. */
    credit: Type.Union([Closed({ sealed: Type.String(), statedAt: Instant }), Type.Null()]),
    /** What was asked and answered, oldest first; `letter`: in the case, where it is a JSON object with `text` and, of a file, its object, name and size. `sealed` is null while it cannot be handed out. */
    messages: Type.Array(
      Closed({
        author: Type.Enum(["office", "reporter"]),
        sentAt: Instant,
        sealed: Type.Union([Type.String(), Type.Null()]),
        letter: Type.Boolean(),
      }),
    ),
    /** How many letters of the case are older than those. */
    olderLetters: Type.Integer({ minimum: 0 }),
  }),
  work: { lane: "reports" },
});
