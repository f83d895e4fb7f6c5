/**
 * A case with what its machines do not hold: the terms that are in force or proposed, and what moved them. One function makes the next record of an act; what a
 * proposal says is accepted as it was proposed.
 */
import { applyCaseAct } from "#core/coordination/apply-act.ts";
import type { CaseAct, CaseRefusal, CaseStep } from "#core/coordination/case-act.ts";
import {
  type CoordinatedCase,
  participantOf,
  systemParticipant,
} from "#core/coordination/coordinated-case.ts";
import { checkTerms, type EmbargoTerms, hasCome } from "#core/coordination/embargo/embargo-terms.ts";
import {
  type Rediscovery,
  rediscoveredTerms,
  type RediscoveryRefusal,
} from "#core/coordination/embargo/rediscovery.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";

/** A case as it is stored. `terms` are in force, or were until `endedAt`; `rediscoveredAt` is when a second finder was confirmed. */
export type CaseRecord = {
  readonly state: CoordinatedCase;
  readonly terms: EmbargoTerms | null;
  readonly proposal: EmbargoTerms | null;
  readonly rediscoveredAt: string | null;
  readonly endedAt: string | null;
};

/** An act of a person, with what a proposal proposes; or a second finder's report, as a coordinator confirms it. */
export type RecordedAct =
  | (CaseAct & { readonly terms?: EmbargoTerms })
  | { readonly kind: "rediscovery"; readonly by: string; readonly seen: Rediscovery };

/** Every reason for which a record stays as it is. */
export type RecordRefusal =
  | CaseRefusal
  | RediscoveryRefusal
  | "terms-missing"
  | "terms-past"
  | "terms-unsound";

/** The record after an act, with the rows that were taken; or why not. */
type RecordOutcome =
  | { readonly ok: true; readonly after: CaseRecord; readonly steps: readonly CaseStep[] }
  | { readonly ok: false; readonly code: RecordRefusal };

/** The record after an act. */
export function recordAfter(record: CaseRecord, act: RecordedAct, now: string): RecordOutcome {
  if (act.kind === "rediscovery") return rediscovered(record, act.by, act.seen);
  const proposes = act.kind === "embargo" && (act.act === "propose" || act.act === "counter");
  if (proposes) {
    if (act.terms === undefined) return { ok: false, code: "terms-missing" };
    const checked = checkTerms(act.terms, now);
    if (!checked.ok) {
      const isPast = checked.findings.some(({ code }) => code === "terms-past");
      return { ok: false, code: isPast ? "terms-past" : "terms-unsound" };
    }
  }
  const outcome = applyCaseAct(record.state, act);
  if (!outcome.ok) return outcome;
  const proposed = proposes ? { ...record, proposal: act.terms ?? null } : record;
  const after = outcome.steps.reduce((so, step) => withStep(so, step, now), proposed);
  return { ok: true, after: { ...after, state: outcome.after }, steps: outcome.steps };
}

/** What a row of embargo management does to the terms. */
function withStep(record: CaseRecord, { machine, act }: CaseStep, now: string): CaseRecord {
  if (machine !== "embargo-management") return record;
  if (act === "accept") return { ...record, terms: record.proposal, proposal: null };
  if (act === "reject") return { ...record, proposal: null };
  return act === "terminate" ? { ...record, proposal: null, endedAt: now } : record;
}

function rediscovered(record: CaseRecord, by: string, seen: Rediscovery): RecordOutcome {
  if (participantOf(record.state, by)?.roles.includes("coordinator") !== true)
    return { ok: false, code: "role-forbids" };
  if (record.terms === null || !isEmbargoInForce(record.state.embargo))
    return { ok: false, code: "state-forbids" };
  const known = record.state.participants.flatMap(({ id, roles }) => (roles.includes("finder") ? [id] : []));
  const outcome = rediscoveredTerms(record.terms, { ...seen, finders: [...seen.finders, ...known] });
  if (!outcome.ok) return outcome;
  const rediscoveredAt = record.rediscoveredAt ?? seen.confirmedAt;
  return { ok: true, after: { ...record, terms: outcome.terms, rediscoveredAt }, steps: [] };
}

/** The end that has come by every clock; `null` while any of them is before it, and where nothing is in force. */
export function dueEnd(record: CaseRecord, clocks: readonly string[]): CaseAct | null {
  const { terms, state } = record;
  if (terms === null || !isEmbargoInForce(state.embargo) || !hasCome(terms.ends, clocks)) return null;
  return { kind: "embargo", act: "terminate", by: systemParticipant };
}
