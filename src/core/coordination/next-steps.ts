/**
 * What is to be done next in a case, and by whom: read from where each participant stands, for coordinators of everybody, for others of themselves. It offers nothing
 * (`open-acts.ts` does): it says what is waited for.
 */
import { compareInstants } from "#core/clock/clock.ts";
import {
  type CaseParticipant,
  consentOf,
  type CoordinatedCase,
  isPastEmbargo,
} from "#core/coordination/coordinated-case.ts";
import type { ParticipantSilence } from "#core/coordination/embargo/silence.ts";
import { isEmbargoInForce, isProposalPending } from "#core/coordination/machine/embargo-machine.ts";

/** Every kind of thing that is waited for. */
export const nextStepKinds = [
  "answer-embargo",
  "contact",
  "hand-over-report",
  "validate",
  "decide",
  "make-fix",
  "propose-embargo",
  "invite-supplier",
  "write-advisory",
  "publish",
  "close",
] as const;
type NextStepKind = (typeof nextStepKinds)[number];

/** One thing: who does it, about whom where it is about somebody else, and by when. */
export type NextStep = {
  readonly what: NextStepKind;
  readonly by: string;
  readonly about: string | null;
  readonly due: string | null;
};

/** What is known beside the states: what time it is, until when answers are of use, when the embargo ends, who is silent, and whether an advisory is written from the case. */
type CaseClocks = {
  readonly now: string;
  readonly proposalEnds: string | null;
  readonly ends: string | null;
  readonly silences: readonly ParticipantSilence[];
  readonly written: boolean;
};

/** What is waited for, what is due first standing first; `only` keeps what one participant does. */
export function nextSteps(
  of: CoordinatedCase,
  clocks: CaseClocks,
  only: string | null = null,
): readonly NextStep[] {
  const steps = of.participants
    .filter(({ report }) => report !== "closed")
    .flatMap((one) =>
      one.roles.includes("coordinator")
        ? [...ownSteps(of, one, clocks), ...coordinatorSteps(of, one, clocks)]
        : ownSteps(of, one, clocks),
    );
  return steps.filter(({ by }) => only === null || by === only).toSorted(byDue);
}

function byDue(a: NextStep, b: NextStep): number {
  if (a.due === null || b.due === null) return Number(a.due === null) - Number(b.due === null);
  return compareInstants(a.due, b.due);
}

const step = (
  what: NextStepKind,
  by: CaseParticipant,
  due: string | null,
  about: string | null = null,
): NextStep => ({ what, by: by.id, about, due });

/** What somebody does with its own report, fix and word. */
function ownSteps(of: CoordinatedCase, one: CaseParticipant, clocks: CaseClocks): readonly NextStep[] {
  const steps: NextStep[] = [];
  const consent = consentOf(of, one);
  const isAsked = (consent === "invited" || consent === "lapsed") && one.id !== of.proposer;
  if (isAsked && one.report !== "invalid")
    steps.push(
      step("answer-embargo", one, isProposalPending(of.embargo) ? clocks.proposalEnds : clocks.ends),
    );
  if (one.report === "received") steps.push(step("validate", one, null));
  if (one.report === "valid") steps.push(step("decide", one, null));
  if (one.report === "accepted" && one.fixPath === "Vfd") steps.push(step("make-fix", one, clocks.ends));
  if (of.published && one.report === "accepted" && one.fixPath !== "Vfd")
    steps.push(step("close", one, null));
  return steps;
}

/** What a coordinator who works on the case sees to: an embargo before anybody is invited, who would read everything at once without one. */
function coordinatorSteps(
  of: CoordinatedCase,
  one: CaseParticipant,
  clocks: CaseClocks,
): readonly NextStep[] {
  if (one.report !== "accepted") return [];
  const steps: NextStep[] = [];
  if (of.embargo === "none" && !isPastEmbargo(of) && !of.published)
    steps.push(step("propose-embargo", one, null));
  if (!of.participants.some(({ roles }) => roles.includes("supplier")) && !of.published)
    steps.push(step("invite-supplier", one, null));
  for (const other of of.participants)
    if (mayReceive(of, other)) steps.push(step("hand-over-report", one, null, other.id));
  for (const { participant, nextTry } of clocks.silences)
    if (nextTry !== null && compareInstants(nextTry, clocks.now) <= 0)
      steps.push(step("contact", one, nextTry, participant));
  const isAgreed = of.embargo !== "none" && of.embargo !== "proposed";
  if (!clocks.written && !of.published && (isAgreed || isPastEmbargo(of)))
    steps.push(step("write-advisory", one, null));
  const isOver = of.embargo === "exited" || (of.embargo === "none" && isPastEmbargo(of));
  if (isOver && !of.published) steps.push(step("publish", one, null));
  return steps;
}

/** Whether the report may be handed to somebody who has not had it. */
function mayReceive(of: CoordinatedCase, { report, agreed, roles }: CaseParticipant): boolean {
  if (report !== "start" || roles.includes("finder")) return false;
  return isEmbargoInForce(of.embargo) ? agreed === "current" : of.embargo === "exited";
}
