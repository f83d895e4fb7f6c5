/**
 * A case as its machines see it: each participant's own states, the one embargo, and what the world knows. Terms, texts and times stand elsewhere;
 * nothing here is learnt from silence.
 */
import { type CaseRole, holdsOneOf } from "#core/coordination/machine/case-role.ts";
import type { FixPath, WorldState } from "#core/coordination/machine/case-machine.ts";
import type { EmbargoState } from "#core/coordination/machine/embargo-machine.ts";
import type { ReportState } from "#core/coordination/machine/report-machine.ts";

/** Which terms of the embargo a participant has accepted: none, terms that a revision has replaced since, or those in force. */
export const agreements = ["none", "earlier", "current"] as const;
type Agreement = (typeof agreements)[number];

/** What a participant has answered to the pending proposal or, while none is pending, to the embargo in force. */
export const consentAnswers = ["none", "accepted", "declined"] as const;
type ConsentAnswer = (typeof consentAnswers)[number];

/** One participant's own states; `fixPath` is `null` for who makes nothing that could be fixed. */
export type CaseParticipant = {
  readonly id: string;
  readonly roles: readonly CaseRole[];
  readonly report: ReportState;
  readonly fixPath: FixPath | null;
  readonly agreed: Agreement;
  readonly answer: ConsentAnswer;
};

/** A case; `proposer` made the pending proposal. `published` is the room's own publication, which makes the case public. */
export type CoordinatedCase = {
  readonly participants: readonly CaseParticipant[];
  readonly embargo: EmbargoState;
  readonly proposer: string | null;
  readonly world: WorldState;
  readonly published: boolean;
};

/** Who acts where nobody does: the room's clock. */
export const systemParticipant = "system";

/** A participant who has heard of nothing yet. */
export function newParticipant(id: string, roles: readonly CaseRole[]): CaseParticipant {
  const fixPath = roles.includes("supplier") ? "vfd" : null;
  return { id, roles, report: "start", fixPath, agreed: "none", answer: "none" };
}

/** A new case: whoever opens it works on it; a finder who sent the report does so already, and then the coordinator has it received. */
export function openedCase(opener: CaseParticipant, finder: CaseParticipant | null = null): CoordinatedCase {
  const opened: CaseParticipant = { ...opener, report: finder === null ? "accepted" : "received" };
  return {
    participants: finder === null ? [opened] : [{ ...finder, report: "accepted" }, opened],
    embargo: "none",
    proposer: null,
    world: { public: false, exploit: false, attacks: false },
    published: false,
  };
}

/** The participant with an id. */
export function participantOf(of: CoordinatedCase, id: string): CaseParticipant | null {
  return of.participants.find((one) => one.id === id) ?? null;
}

/** Whether anything of a case is known that leaves an embargo nothing to protect. */
export function isPastEmbargo({ world }: CoordinatedCase): boolean {
  return world.public || world.exploit || world.attacks;
}

/** Whether a participant's word can decide the pending proposal: a coordinator's, and of a coordinator's own proposal any other party's. */
export function isCounterpart(of: CoordinatedCase, one: CaseParticipant): boolean {
  if (of.proposer === null || one.id === of.proposer || one.report === "closed") return false;
  const proposer = participantOf(of, of.proposer);
  const byCoordinator = proposer?.roles.includes("coordinator") === true;
  return byCoordinator
    ? holdsOneOf(one.roles, ["finder", "supplier", "coordinator", "room"])
    : one.roles.includes("coordinator");
}

/** How a participant stands towards the embargo, in the words of Vultron's consent states. */
export type EmbargoConsent = "none" | "invited" | "accepted" | "lapsed" | "declined";

/** Derived, never stored: nobody has accepted without having said so. */
export function consentOf(of: CoordinatedCase, one: CaseParticipant): EmbargoConsent {
  if (of.embargo === "none" || of.embargo === "exited") return "none";
  if (one.answer === "declined") return "declined";
  if (one.answer === "accepted" || one.agreed === "current") return "accepted";
  return one.agreed === "earlier" ? "lapsed" : "invited";
}
