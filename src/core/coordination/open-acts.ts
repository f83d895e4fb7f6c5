/**
 * Which acts a case allows to one participant now: the rows of the machines' tables that start where the case stands, each tried by the function that moves it. What a
 * page offers is drawn from this, and so offers nothing that the machines would refuse.
 */
import { applyCaseAct } from "#core/coordination/apply-act.ts";
import type { CaseAct, CaseStep } from "#core/coordination/case-act.ts";
import { type CoordinatedCase, participantOf } from "#core/coordination/coordinated-case.ts";
import { caseStateActs } from "#core/coordination/machine/case-machine.ts";
import { embargoTransitions, isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { reportTransitions } from "#core/coordination/machine/report-machine.ts";

/** An act that would be taken now. */
export type OpenAct = {
  readonly kind: CaseAct["kind"] | "rediscovery";
  /** `null` where the kind says it all. */
  readonly act: string | null;
  /** Whom it is about: who receives, or whose fix it is; `null` where it is the actor's own or the case's. */
  readonly about: string | null;
  /** It needs to be said whether the embargo is still kept. */
  readonly asksAdherence: boolean;
  /** What would follow, row by row. */
  readonly steps: readonly CaseStep[];
};

/** The acts of a participant, report first; none for who takes no part. */
export function openActs(of: CoordinatedCase, by: string): readonly OpenAct[] {
  const own = participantOf(of, by);
  if (own === null) return [];
  const acts = [...reportActsOf(of, by), ...handingsOver(of, by), ...embargoActsOf(of, by)];
  const tried = [...acts, ...stateActsOf(of, by), { kind: "publish", by } as const].flatMap((act) =>
    openAct(of, act),
  );
  const isOffered =
    isEmbargoInForce(of.embargo) && own.roles.includes("coordinator") && own.report !== "closed";
  return isOffered ? [...tried, rediscovery] : tried;
}

const rediscovery: OpenAct = {
  kind: "rediscovery",
  act: null,
  about: null,
  asksAdherence: false,
  steps: [],
};

function openAct(of: CoordinatedCase, act: CaseAct): readonly OpenAct[] {
  const outcome = applyCaseAct(of, act);
  if (outcome.ok) return [{ ...namesOf(act), asksAdherence: false, steps: outcome.steps }];
  if (outcome.code !== "adherence-unstated" || act.kind !== "report") return [];
  const keeping = applyCaseAct(of, { ...act, adherence: "keep" });
  return keeping.ok ? [{ ...namesOf(act), asksAdherence: true, steps: keeping.steps }] : [];
}

function namesOf(act: CaseAct): Pick<OpenAct, "kind" | "act" | "about"> {
  if (act.kind === "publish") return { kind: "publish", act: null, about: null };
  const about =
    act.kind === "report" ? act.participant : act.kind === "state" ? (act.supplier ?? null) : null;
  return { kind: act.kind, act: act.act, about: about === act.by ? null : about };
}

/** What may be done with one's own report. */
function reportActsOf(of: CoordinatedCase, by: string): readonly CaseAct[] {
  const state = participantOf(of, by)?.report;
  return reportTransitions
    .filter(({ from, act }) => from === state && act !== "receive")
    .map(({ act }) => ({ kind: "report", act, by, participant: by }));
}

/** To whom the report may be handed. */
function handingsOver(of: CoordinatedCase, by: string): readonly CaseAct[] {
  return of.participants
    .filter(({ id, report }) => id !== by && report === "start")
    .map(({ id }) => ({ kind: "report", act: "receive", by, participant: id }));
}

function embargoActsOf(of: CoordinatedCase, by: string): readonly CaseAct[] {
  const acts = embargoTransitions.filter(({ from }) => from === of.embargo).map(({ act }) => act);
  const joins = isEmbargoInForce(of.embargo) ? (["accept", "reject"] as const) : [];
  return [...new Set([...acts, ...joins])].map((act) => ({ kind: "embargo", act, by }));
}

const fixActs = ["vendor-aware", "fix-ready", "fix-deployed"] as const;

/** Facts of each supplier's fix, and of the world. */
function stateActsOf(of: CoordinatedCase, by: string): readonly CaseAct[] {
  const suppliers = of.participants.filter(({ fixPath }) => fixPath !== null);
  const fixes = suppliers.flatMap(({ id }) =>
    fixActs.map((act) => ({ kind: "state", act, by, supplier: id }) as const),
  );
  const facts = caseStateActs
    .filter((act) => !fixActs.some((fix) => fix === act))
    .map((act) => ({ kind: "state", act, by }) as const);
  return [...fixes, ...facts];
}
