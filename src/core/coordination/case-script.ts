/**
 * A case written down to be tried out: who takes part, who opens it, and acts in their order. Times are left out: an embargo that reaches its instant is the act
 * `terminate` by `system`.
 */
import { applyCaseAct, withNewParticipant } from "#core/coordination/apply-act.ts";
import { adherences, type CaseAct, type CaseOutcome } from "#core/coordination/case-act.ts";
import {
  type CaseParticipant,
  type CoordinatedCase,
  newParticipant,
  openedCase,
} from "#core/coordination/coordinated-case.ts";
import { caseStateActs } from "#core/coordination/machine/case-machine.ts";
import { type CaseRole, caseRoles } from "#core/coordination/machine/case-role.ts";
import { embargoActs } from "#core/coordination/machine/embargo-machine.ts";
import { reportActs } from "#core/coordination/machine/report-machine.ts";
import { listMember, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** A case as it begins, and what is then tried. */
type CaseScript = { readonly opened: CoordinatedCase; readonly acts: readonly CaseAct[] };

/** One act of a script with what came of it. */
export type ScriptedAct = { readonly act: CaseAct; readonly outcome: CaseOutcome };

const [mostParticipants, mostActs, longestId] = [500, 10_000, 80];

/** Reads a script; strict, since an act that is not understood would change what follows. */
export function readCaseScript(document: unknown): Parsed<CaseScript> {
  const participants: CaseParticipant[] = [];
  const listed = listMember(document, "participants");
  if (listed.length === 0 || listed.length > mostParticipants)
    return failed("/participants", "participants-count", `Expected 1 to ${mostParticipants} participants.`);
  for (const [at, entry] of listed.entries()) {
    const one = participantIn(entry);
    if (one === null)
      return failed(`/participants/${at}`, "participant-unreadable", "Expected an id and roles of a case.");
    participants.push(one);
  }
  const opened = openedBy(document, participants);
  if (opened === null)
    return failed("/opener", "opener-unknown", "opener and finder must be participants, each once.");
  return readActs(document, opened);
}

function participantIn(entry: unknown): CaseParticipant | null {
  const id = textMember(entry, "id") ?? "";
  const roles = listMember(entry, "roles").flatMap((role): CaseRole[] => oneOf(caseRoles, role) ?? []);
  const isWhole = roles.length > 0 && roles.length === listMember(entry, "roles").length;
  return id !== "" && id.length <= longestId && isWhole ? newParticipant(id, roles) : null;
}

function openedBy(document: unknown, participants: readonly CaseParticipant[]): CoordinatedCase | null {
  const [opener, finder] = ["opener", "finder"].map((name) => {
    const id = textMember(document, name);
    return id === null ? null : participants.find((one) => one.id === id);
  });
  if (opener === null || opener === undefined || finder === undefined || opener === finder) return null;
  let of: CoordinatedCase | null = openedCase(opener, finder);
  for (const one of participants)
    if (one !== opener && one !== finder) of = of === null ? null : withNewParticipant(of, one);
  return of;
}

function readActs(document: unknown, opened: CoordinatedCase): Parsed<CaseScript> {
  const listed = listMember(document, "acts");
  if (listed.length > mostActs) return failed("/acts", "acts-count", `Expected at most ${mostActs} acts.`);
  const acts: CaseAct[] = [];
  for (const [at, entry] of listed.entries()) {
    const act = actIn(entry);
    if (act === null) return failed(`/acts/${at}`, "act-unreadable", "This is no act of a case.");
    acts.push(act);
  }
  return parsed({ opened, acts });
}

function actIn(entry: unknown): CaseAct | null {
  const by = textMember(entry, "by");
  const kind = textMember(entry, "kind");
  if (by === null) return null;
  if (kind === "publish") return { kind, by };
  const name = textMember(entry, "act");
  if (kind === "embargo") {
    const [act] = oneOf(embargoActs, name) ?? [];
    return act === undefined ? null : { kind, act, by };
  }
  return kind === "state" ? stateActIn(entry, name, by) : reportActIn(entry, name, by);
}

function stateActIn(entry: unknown, name: string | null, by: string): CaseAct | null {
  const [act] = oneOf(caseStateActs, name) ?? [];
  const supplier = textMember(entry, "supplier");
  return act === undefined ? null : { kind: "state", act, by, ...(supplier === null ? {} : { supplier }) };
}

function reportActIn(entry: unknown, name: string | null, by: string): CaseAct | null {
  const [act] = oneOf(reportActs, name) ?? [];
  if (act === undefined || textMember(entry, "kind") !== "report") return null;
  const [adherence] = oneOf(adherences, textMember(entry, "adherence")) ?? [];
  const participant = textMember(entry, "participant") ?? by;
  return { kind: "report", act, by, participant, ...(adherence === undefined ? {} : { adherence }) };
}

function oneOf<T extends string>(known: readonly T[], written: unknown): [T] | null {
  const met = known.find((one) => one === written);
  return met === undefined ? null : [met];
}

/** Every act with what came of it; one that is refused changes nothing. */
export function runCaseScript({ opened, acts }: CaseScript): readonly ScriptedAct[] {
  let of = opened;
  return acts.map((act) => {
    const outcome = applyCaseAct(of, act);
    if (outcome.ok) of = outcome.after;
    return { act, outcome };
  });
}
