/** Acts of the case's state: what suppliers reach on the way to a fix, what the world learns, and what follows from it at once. */
import {
  type CaseAct,
  type CaseOutcome,
  type CaseProgress,
  type CaseRefusal,
  type CaseStep,
  refusedAct,
} from "#core/coordination/case-act.ts";
import {
  type CaseParticipant,
  type CoordinatedCase,
  participantOf,
} from "#core/coordination/coordinated-case.ts";
import { endedEmbargo } from "#core/coordination/embargo-end.ts";
import {
  caseStateIndex,
  caseStateReporters,
  type CaseStateAct,
  type FixPath,
  worldLetters,
} from "#core/coordination/machine/case-machine.ts";
import { holdsOneOf } from "#core/coordination/machine/case-role.ts";
import { nextState } from "#core/coordination/machine/transition.ts";

type StateCaseAct = Extract<CaseAct, { readonly kind: "state" }>;

/** The case in which one participant is replaced. */
export function withParticipant(of: CoordinatedCase, changed: CaseParticipant): CoordinatedCase {
  return { ...of, participants: of.participants.map((one) => (one.id === changed.id ? changed : one)) };
}

/** The case after an act about its state. */
export function applyStateAct(of: CoordinatedCase, act: StateCaseAct): CaseOutcome {
  const by = participantOf(of, act.by);
  if (by === null) return refusedAct("participant-unknown");
  if (!holdsOneOf(by.roles, caseStateReporters[act.act])) return refusedAct("role-forbids");
  if (by.report === "closed") return refusedAct("report-state-forbids");
  if (act.act === "public" || act.act === "exploit-public" || act.act === "attacks")
    return worldLearns(of, act.act);
  const supplier = participantOf(of, act.supplier ?? act.by);
  if (supplier === null || supplier.fixPath === null) return refusedAct("participant-unknown");
  const code = refusalOnFixPath(act.act, by, supplier);
  return code === null ? onFixPath(of, supplier, act.act) : refusedAct(code);
}

/** A supplier speaks of its own fix, and makes or deploys one only while it works on the report. */
function refusalOnFixPath(
  act: CaseStateAct,
  by: CaseParticipant,
  supplier: CaseParticipant,
): CaseRefusal | null {
  if (act === "vendor-aware")
    return by === supplier || by.roles.includes("coordinator") ? null : "not-own-state";
  if (act === "fix-ready" && by !== supplier) return "not-own-state";
  return by.report === "accepted" ? null : "report-not-accepted";
}

function onFixPath(of: CoordinatedCase, supplier: CaseParticipant, act: CaseStateAct): CaseOutcome {
  if (act === "vendor-aware") return becomeAware(of, supplier, []);
  const step = fixStep(of, supplier, act);
  if (step === null) return refusedAct("state-forbids");
  return { ok: true, after: withParticipant(of, { ...supplier, fixPath: pathIn(step.to) }), steps: [step] };
}

/** A supplier learns of the flaw; what was known already is refused. */
export function becomeAware(
  of: CoordinatedCase,
  supplier: CaseParticipant,
  before: readonly CaseStep[],
): CaseOutcome {
  const step = fixStep(of, supplier, "vendor-aware");
  if (step === null) return refusedAct("state-forbids");
  const after = withParticipant(of, { ...supplier, fixPath: "Vfd" });
  return { ok: true, after, steps: [...before, step] };
}

function fixStep(of: CoordinatedCase, supplier: CaseParticipant, act: CaseStateAct): CaseStep | null {
  const from = `${supplier.fixPath}${worldLetters(of.world)}`;
  const to = nextState(caseStateIndex, from, act);
  return to === null ? null : { machine: "case-state", subject: supplier.id, from, act, to };
}

function pathIn(state: string): FixPath {
  return state.slice(0, 3) as FixPath;
}

type WorldAct = Extract<CaseStateAct, "public" | "exploit-public" | "attacks">;
const factOf = { public: "public", "exploit-public": "exploit", attacks: "attacks" } as const;

/** The fact, what follows from it (a public exploit is public, suppliers know what the public knows), and the embargo's end, in this order. */
export function worldLearns(of: CoordinatedCase, act: WorldAct): CaseOutcome {
  const fact = factOf[act];
  if (of.world[fact]) return refusedAct("state-forbids");
  const learned = withFact(of, act, []);
  const known =
    learned.after.world.exploit && !learned.after.world.public
      ? withFact(learned.after, "public", learned.steps)
      : learned;
  return endedEmbargo(allAware(known));
}

function withFact(of: CoordinatedCase, act: WorldAct, before: readonly CaseStep[]): CaseProgress {
  const world = { ...of.world, [factOf[act]]: true };
  const step: CaseStep = {
    machine: "case-state",
    subject: null,
    from: worldLetters(of.world),
    act,
    to: worldLetters(world),
  };
  return { after: { ...of, world }, steps: [...before, step] };
}

function allAware({ after, steps }: CaseProgress): CaseProgress {
  if (!after.world.public) return { after, steps };
  const unaware = after.participants.filter(({ fixPath }) => fixPath === "vfd");
  if (unaware.length === 0) return { after, steps };
  const learned = unaware.flatMap((supplier) => fixStep(after, supplier, "vendor-aware") ?? []);
  const participants = after.participants.map((one) =>
    one.fixPath === "vfd" ? { ...one, fixPath: "Vfd" as const } : one,
  );
  return { after: { ...after, participants }, steps: [...steps, ...learned] };
}
