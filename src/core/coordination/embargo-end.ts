/** The end of an embargo, and of a proposal that never became one. An embargo that has ended is not renewed. */
import type { CaseOutcome, CaseProgress, CaseStep } from "#core/coordination/case-act.ts";
import type { CaseParticipant, CoordinatedCase } from "#core/coordination/coordinated-case.ts";
import type { EmbargoAct, EmbargoState } from "#core/coordination/machine/embargo-machine.ts";

const exits: Readonly<
  Partial<Record<EmbargoState, { readonly act: EmbargoAct; readonly to: EmbargoState }>>
> = {
  proposed: { act: "reject", to: "none" },
  active: { act: "terminate", to: "exited" },
  revise: { act: "terminate", to: "exited" },
};

/** What is pending is rejected, what is in force ends; consents fall with it. A case without either stays as it is. */
export function endedEmbargo({ after, steps }: CaseProgress): CaseOutcome {
  const exit = exits[after.embargo];
  if (exit === undefined) return { ok: true, after, steps };
  const step: CaseStep = { machine: "embargo-management", subject: null, from: after.embargo, ...exit };
  return { ok: true, after: released(after, exit.to), steps: [...steps, step] };
}

function released(of: CoordinatedCase, embargo: EmbargoState): CoordinatedCase {
  const participants = of.participants.map(unbound);
  return { ...of, embargo, proposer: null, participants };
}

function unbound(one: CaseParticipant): CaseParticipant {
  return one.agreed === "none" && one.answer === "none" ? one : { ...one, agreed: "none", answer: "none" };
}
