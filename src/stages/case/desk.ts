/** What somebody works on a case with: the acts that are open, what is next, who the participants are, what the dates are; for coordinators also what the case rests on. */
import type { Actor } from "#core/actor.ts";
import { caseOfView } from "#core/coordination/case-of-view.ts";
import { embargoRules } from "#core/coordination/embargo/embargo-rules.ts";
import { type EmbargoTerms, termsBy } from "#core/coordination/embargo/embargo-terms.ts";
import { releasePlan, remindersUntil } from "#core/coordination/embargo/release-plan.ts";
import type { ParticipantSilence } from "#core/coordination/embargo/silence.ts";
import type { NextStep } from "#core/coordination/next-steps.ts";
import { type OpenAct, openActs } from "#core/coordination/open-acts.ts";
import { type PublicationPoint, publicationPoints } from "#core/coordination/publication-points.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import { type CaseOverview, nextOf } from "#stages/case/overview.ts";
import { type CaseReport, reportsOfCase } from "#stages/triage/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A participant's language and clocks; where it sits in the room. */
type CasePerson = {
  readonly participant: string;
  readonly office: string | null;
  readonly organization: string | null;
  readonly zone: string;
  readonly language: string;
  readonly joinedAt: string;
};

/** An instant on the way to an embargo's end. */
type CaseDate = {
  readonly moment: "reminder" | "critical-infrastructure" | "large" | "everyone";
  readonly at: string;
};

/** How long texts are kept. */
type CaseRetention = {
  readonly days: number;
  readonly closedAt: string | null;
  /** When they are shredded; `null` while the case is open. */
  readonly shredsAt: string | null;
  readonly shreddedAt: string | null;
};

/** A case as it is worked on. */
export type CaseDesk = {
  readonly acts: readonly OpenAct[];
  readonly next: readonly NextStep[];
  readonly people: readonly CasePerson[];
  readonly dates: readonly CaseDate[];
  /** Terms by each rule from now on, for who may propose. */
  readonly suggestions: readonly EmbargoTerms[];
  readonly publication: readonly PublicationPoint[];
  readonly reports: readonly CaseReport[];
  readonly retention: CaseRetention | null;
};

type DeskRequest = {
  readonly actor: Actor;
  readonly overview: CaseOverview;
  readonly silences: readonly ParticipantSilence[];
  readonly now: string;
  readonly written: boolean;
};

const mostSteps = 100;

/** The desk of a participant: nothing on it comes from what it is not shown. */
export async function deskOf(tx: Tx, row: CaseRow, request: DeskRequest): Promise<CaseDesk> {
  const { actor, overview, silences, now, written } = request;
  const { view, own } = overview;
  const shown = caseOfView(row.record, view);
  const acts = openActs(shown, own);
  const people = await peopleOf(tx, row.id);
  const self = people.find(({ participant }) => participant === own);
  const terms = view.proposal ?? view.terms;
  const isOwner = view.coordinates && actor.office === row.office;
  return {
    acts,
    next: nextOf(row, overview, { silences, now, written }).slice(0, mostSteps),
    people: people.filter(({ participant }) => view.participants.some(({ id }) => id === participant)),
    dates: terms === null || view.embargo === "exited" ? [] : datesOf(terms, row.openedAt),
    suggestions: mayPropose(acts) ? suggestions(now, self?.zone ?? "Asia/Seoul") : [],
    publication: view.coordinates ? publicationPoints(shown, silences) : [],
    reports: isOwner ? await reportsOfCase(tx, row.id) : [],
    retention: view.coordinates ? await retentionOf(tx, row.id) : null,
  };
}

function mayPropose(acts: readonly OpenAct[]): boolean {
  return acts.some(({ kind, act }) => kind === "embargo" && (act === "propose" || act === "counter"));
}

function suggestions(from: string, zone: string): readonly EmbargoTerms[] {
  return embargoRules.filter(({ days }) => days > 0).map((rule) => termsBy(rule, { from, zone }));
}

function datesOf({ ends }: EmbargoTerms, from: string): readonly CaseDate[] {
  const reminders = remindersUntil(ends, from).map((at) => ({ moment: "reminder", at }) as const);
  const releases = releasePlan(ends).map(({ audience, at }) => ({ moment: audience, at }));
  return [...reminders, ...releases].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

async function peopleOf(tx: Tx, id: string): Promise<readonly CasePerson[]> {
  return await tx.rows<CasePerson>(sql`
    select participant, office, organization, zone, language, joined_at as "joinedAt" from case_participant
    where coordination_case = ${id} order by joined_at, participant`);
}

async function retentionOf(tx: Tx, id: string): Promise<CaseRetention | null> {
  const row = await tx.first<CaseRetention>(sql`
    select retention_days as days, closed_at as "closedAt", closed_at + make_interval(days => retention_days) as "shredsAt",
      shredded_at as "shreddedAt"
    from coordination_case where id = ${id}`);
  return row ?? null;
}
