/** Acts of report management: what each participant does with the report, and who may hand it to whom. */
import { type CaseAct, type CaseOutcome, type CaseStep, refusedAct } from "#core/coordination/case-act.ts";
import {
  type CaseParticipant,
  type CoordinatedCase,
  participantOf,
} from "#core/coordination/coordinated-case.ts";
import { fallenProposal } from "#core/coordination/embargo-act.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { reportIndex } from "#core/coordination/machine/report-machine.ts";
import { nextState } from "#core/coordination/machine/transition.ts";
import { becomeAware, withParticipant } from "#core/coordination/world-act.ts";

type ReportCaseAct = Extract<CaseAct, { readonly kind: "report" }>;

/** The case after a report act. */
export function applyReportAct(of: CoordinatedCase, act: ReportCaseAct): CaseOutcome {
  const one = participantOf(of, act.participant);
  const by = participantOf(of, act.by);
  if (one === null || by === null) return refusedAct("participant-unknown");
  if (act.act === "receive") return receive(of, by, one);
  if (by !== one) return refusedAct("not-own-state");
  const leaving = act.act === "close" && isEmbargoInForce(of.embargo) && one.agreed !== "none";
  if (leaving && act.adherence === undefined) return refusedAct("adherence-unstated");
  return moved(of, one, act.act, leaving && act.adherence === "leave");
}

/** A report is handed over by who works on it, and under an embargo only to who has accepted it. */
function receive(of: CoordinatedCase, by: CaseParticipant, one: CaseParticipant): CaseOutcome {
  if (by === one || by.report !== "accepted") return refusedAct("sender-not-accepted");
  if (of.embargo === "proposed") return refusedAct("embargo-undecided");
  if (isEmbargoInForce(of.embargo) && one.agreed !== "current") return refusedAct("embargo-not-accepted");
  return moved(of, one, "receive", false);
}

/** One row of the table; who closes takes a pending proposal of its own along. */
function moved(
  of: CoordinatedCase,
  one: CaseParticipant,
  act: ReportCaseAct["act"],
  leaves: boolean,
): CaseOutcome {
  const to = nextState(reportIndex, one.report, act);
  if (to === null) return refusedAct("state-forbids");
  const step: CaseStep = { machine: "report-management", subject: one.id, from: one.report, act, to };
  const changed: CaseParticipant = leaves
    ? { ...one, report: to, agreed: "none", answer: "declined" }
    : { ...one, report: to };
  const after = withParticipant(of, changed);
  if (act === "receive" && one.fixPath === "vfd") return becomeAware(after, changed, [step]);
  return act === "close" && of.proposer === one.id
    ? fallenProposal(after, [step])
    : { ok: true, after, steps: [step] };
}
