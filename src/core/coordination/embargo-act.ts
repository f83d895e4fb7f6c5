/**
 * Acts of embargo management. A proposal comes into force when a counterpart has accepted it: two parties have then agreed in words, one of them a coordinator.
 * Everybody else is bound by its own acceptance alone.
 */
import { type CaseAct, type CaseOutcome, type CaseStep, refusedAct } from "#core/coordination/case-act.ts";
import {
  type CaseParticipant,
  type CoordinatedCase,
  isCounterpart,
  isPastEmbargo,
  participantOf,
  systemParticipant,
} from "#core/coordination/coordinated-case.ts";
import { endedEmbargo } from "#core/coordination/embargo-end.ts";
import {
  type EmbargoAct,
  embargoIndex,
  type EmbargoState,
  isEmbargoInForce,
  isProposalPending,
} from "#core/coordination/machine/embargo-machine.ts";
import { holdsOneOf, partyRoles } from "#core/coordination/machine/case-role.ts";
import { nextState } from "#core/coordination/machine/transition.ts";
import { withParticipant } from "#core/coordination/world-act.ts";

type EmbargoCaseAct = Extract<CaseAct, { readonly kind: "embargo" }>;

/** The case after an act about the embargo. */
export function applyEmbargoAct(of: CoordinatedCase, { act, by }: EmbargoCaseAct): CaseOutcome {
  if (by === systemParticipant) return act === "terminate" ? terminate(of) : refusedAct("role-forbids");
  const one = participantOf(of, by);
  if (one === null) return refusedAct("participant-unknown");
  if (one.report === "closed") return refusedAct("report-state-forbids");
  if (act === "terminate")
    return one.roles.includes("coordinator") ? terminate(of) : refusedAct("role-forbids");
  if (act === "accept") return accept(of, one);
  return act === "reject" ? reject(of, one) : propose(of, one, act);
}

function terminate(of: CoordinatedCase): CaseOutcome {
  return isEmbargoInForce(of.embargo) ? endedEmbargo({ after: of, steps: [] }) : refusedAct("state-forbids");
}

/** No new embargo is sought by who has set the report aside, once a fix is deployed, or once there is nothing left to protect. */
function propose(of: CoordinatedCase, one: CaseParticipant, act: "propose" | "counter"): CaseOutcome {
  const to = nextState(embargoIndex, of.embargo, act);
  if (isPastEmbargo(of)) return refusedAct("embargo-pointless");
  if (to === null) return refusedAct("state-forbids");
  if (!holdsOneOf(one.roles, partyRoles)) return refusedAct("role-forbids");
  if (of.proposer === one.id && act === "counter") return refusedAct("own-proposal");
  if (of.proposer !== null && of.proposer !== one.id && act === "propose")
    return refusedAct("not-own-proposal");
  if (of.embargo === "none" && (one.report === "invalid" || one.report === "deferred"))
    return refusedAct("report-state-forbids");
  if (of.embargo === "none" && of.participants.some(({ fixPath }) => fixPath === "VFD"))
    return refusedAct("embargo-pointless");
  const participants = of.participants.map((other) =>
    other === one ? answered(other, "accepted") : answered(other, "none"),
  );
  const after = { ...of, participants, embargo: to, proposer: one.id };
  return { ok: true, after, steps: [stepOf(of, act, to)] };
}

/** A participant accepts the pending proposal or, while none is, the embargo in force: before it has been handed anything. */
function accept(of: CoordinatedCase, one: CaseParticipant): CaseOutcome {
  if (one.report === "invalid") return refusedAct("report-state-forbids");
  if (of.embargo === "active")
    return one.agreed === "current"
      ? refusedAct("already-answered")
      : agreedBy(of, { ...one, agreed: "current", answer: "none" });
  if (!isProposalPending(of.embargo)) return refusedAct("state-forbids");
  if (of.proposer === one.id) return refusedAct("own-proposal");
  if (one.answer === "accepted") return refusedAct("already-answered");
  const outcome = withParticipant(of, answered(one, "accepted"));
  return isCounterpart(of, one) ? inForce(outcome) : { ok: true, after: outcome, steps: [] };
}

function agreedBy(of: CoordinatedCase, one: CaseParticipant): CaseOutcome {
  return { ok: true, after: withParticipant(of, one), steps: [] };
}

/** Terms come into force for those who have accepted them; who had accepted earlier ones is bound by those and asked again. */
function inForce(of: CoordinatedCase): CaseOutcome {
  const participants = of.participants.map((one): CaseParticipant => {
    if (one.answer === "accepted") return { ...one, agreed: "current", answer: "none" };
    return one.agreed === "current" ? { ...one, agreed: "earlier" } : one;
  });
  const after: CoordinatedCase = { ...of, participants, embargo: "active", proposer: null };
  return { ok: true, after, steps: [stepOf(of, "accept", "active")] };
}

/** The proposer withdraws; another declines, and with the last who could have accepted the proposal falls. In force, rejecting is leaving. */
function reject(of: CoordinatedCase, one: CaseParticipant): CaseOutcome {
  if (of.embargo === "active") return leave(of, one);
  if (!isProposalPending(of.embargo)) return refusedAct("state-forbids");
  if (of.proposer === one.id) return fallenProposal(of, []);
  if (one.answer === "declined") return refusedAct("already-answered");
  const after = withParticipant(of, answered(one, "declined"));
  const open = after.participants.some((other) => other.answer !== "declined" && isCounterpart(after, other));
  return open || !isCounterpart(of, one) ? { ok: true, after, steps: [] } : fallenProposal(after, []);
}

function leave(of: CoordinatedCase, one: CaseParticipant): CaseOutcome {
  return one.answer === "declined"
    ? refusedAct("already-answered")
    : agreedBy(of, { ...one, agreed: "none", answer: "declined" });
}

/** A proposal that is rejected leaves what was in force before it, for those who had accepted that. */
export function fallenProposal(of: CoordinatedCase, before: readonly CaseStep[]): CaseOutcome {
  const to: EmbargoState = of.embargo === "revise" ? "active" : "none";
  const participants = of.participants.map((one) => answered(one, "none"));
  return {
    ok: true,
    after: { ...of, participants, embargo: to, proposer: null },
    steps: [...before, stepOf(of, "reject", to)],
  };
}

function answered(one: CaseParticipant, answer: CaseParticipant["answer"]): CaseParticipant {
  return one.answer === answer ? one : { ...one, answer };
}

function stepOf(of: CoordinatedCase, act: EmbargoAct, to: EmbargoState): CaseStep {
  return { machine: "embargo-management", subject: null, from: of.embargo, act, to };
}
