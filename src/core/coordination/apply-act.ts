/** The one function that moves a case: an act, and the case after it or why it may not be. Every surface that offers an act asks here. */
import { type CaseAct, type CaseOutcome, refusedAct } from "#core/coordination/case-act.ts";
import {
  type CaseParticipant,
  type CoordinatedCase,
  participantOf,
  systemParticipant,
} from "#core/coordination/coordinated-case.ts";
import { applyEmbargoAct } from "#core/coordination/embargo-act.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { applyReportAct } from "#core/coordination/report-act.ts";
import { applyStateAct, worldLearns } from "#core/coordination/world-act.ts";

/** The case after an act. */
export function applyCaseAct(of: CoordinatedCase, act: CaseAct): CaseOutcome {
  if (act.kind === "report") return applyReportAct(of, act);
  if (act.kind === "embargo") return applyEmbargoAct(of, act);
  return act.kind === "state" ? applyStateAct(of, act) : publish(of, act.by);
}

/** The room publishes: never while an embargo is in force or still being decided. */
function publish(of: CoordinatedCase, by: string): CaseOutcome {
  if (by !== systemParticipant && participantOf(of, by)?.roles.includes("coordinator") !== true)
    return refusedAct("role-forbids");
  if (isEmbargoInForce(of.embargo)) return refusedAct("embargo-in-force");
  if (of.embargo === "proposed") return refusedAct("embargo-undecided");
  if (of.published) return refusedAct("state-forbids");
  const published = { ...of, published: true };
  return of.world.public ? { ok: true, after: published, steps: [] } : worldLearns(published, "public");
}

/** The case with one participant more; `null` where somebody has its id already. */
export function withNewParticipant(of: CoordinatedCase, one: CaseParticipant): CoordinatedCase | null {
  if (one.id === systemParticipant || participantOf(of, one.id) !== null) return null;
  const aware = of.world.public && one.fixPath === "vfd" ? { ...one, fixPath: "Vfd" as const } : one;
  return { ...of, participants: [...of.participants, aware] };
}
