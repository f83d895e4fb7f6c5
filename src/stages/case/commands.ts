/** What is done in cases: opened, joined, acted in, written in, handed over. Each is one transaction with an entry in the case's own log. */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import { caseGuests, isOneOf } from "#core/audience.ts";
import { applyCaseAct, withNewParticipant } from "#core/coordination/apply-act.ts";
import {
  type CaseRecord,
  type RecordedAct,
  type RecordRefusal,
  recordAfter,
} from "#core/coordination/case-record.ts";
import { everyParticipant, viewOfCase } from "#core/coordination/case-view.ts";
import { type CoordinatedCase, newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import type { ContactEvent } from "#core/coordination/embargo/silence.ts";
import { isZone } from "#core/coordination/embargo/embargo-terms.ts";
import type { CaseRole } from "#core/coordination/machine/case-role.ts";
import { Refusal } from "#core/problem.ts";
import { numberingOf } from "#core/publish/own-number.ts";
import { type CaseRow, insertCase, lockedCase, noSuchCase, saveCase } from "#stages/case/case-row.ts";
import { noteContacts, noteSeen, noteWritten, withAccess } from "#stages/case/contacts.ts";
import { noteEnd } from "#stages/case/notices.ts";
import { mustCoordinate, participantsOfActor } from "#stages/case/participants.ts";
import { mustBeSealingKey } from "#stages/case/readers.ts";
import { storeCaseText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What a case is about: all that an invitation says, and what follows after acceptance. */
export type NewCase = {
  readonly product: string;
  readonly severity: "low" | "medium" | "high" | "critical" | "unknown";
  readonly title: string;
  readonly summary: string;
  readonly drill: boolean;
  /** Days after closing for which its texts are kept. */
  readonly retentionDays?: number;
  /** Of the gravest class: two more offices, so that details open where two of the three have unlocked their keys. */
  readonly openers?: readonly string[];
  /** Under what its advisory is numbered; where it is left out, as a room does that has no prefix of its own. */
  readonly prefix?: string;
};

/** A participant to be; in this room an office or an organisation, else somebody outside. */
type JoiningParticipant = {
  readonly roles: readonly CaseRole[];
  readonly name: string;
  readonly contact: string;
  readonly office?: string;
  readonly organization?: string;
  readonly zone: string;
  readonly language: string;
  /** With whom it hears, for who deploys what is flawed. */
  readonly release?: "critical-infrastructure" | "large" | "everyone";
  /** The document of a key of its own, for who is no office. */
  readonly key?: unknown;
};

/** Who sent the report that a case is opened from; by the words of `submission` it takes part. */
type CaseFinder = Pick<JoiningParticipant, "name" | "contact" | "zone" | "language"> & {
  readonly submission?: string;
};

const mostParticipants = 1_000;
const longestMessage = 100_000;

function newId(): string {
  return randomBytes(12).toString("hex");
}

/** Opens a case by hand or, with its finder, from a report that was accepted; the result is its id. */
export async function openCase(
  tx: Tx,
  office: string,
  about: NewCase,
  now: string,
  finder: CaseFinder | null = null,
): Promise<string> {
  const id = newId();
  const opener = newParticipant(newId(), ["coordinator"]);
  const reporter = finder === null ? null : newParticipant(newId(), ["finder"]);
  const state = acceptedBy(openedCase(opener, reporter), opener.id);
  const record = { state, terms: null, proposal: null, rediscoveredAt: null, endedAt: null };
  const entry = { at: now, by: opener.id, act: { kind: "opened" }, steps: [], participant: null } as const;
  const purpose = about.drill ? "drill" : "coordination";
  const openers = about.openers === undefined ? null : openersOfCase(office, about.openers);
  const { retentionDays } = about;
  const row = { id, office, record, purpose, openedAt: now, openers } as const;
  const kept = retentionDays === undefined ? {} : { retentionDays };
  await insertCase(tx, { ...row, ...kept }, entry, about.prefix ?? numberingOf(null, about.drill).prefix);
  await insertParticipant(tx, id, opener.id, { office, zone: "Asia/Seoul", language: "ko" }, now);
  const { product, severity, title, summary } = about;
  const to = { author: opener.id, audience: [everyParticipant] };
  const invitation = { kind: "invitation", ...to, detail: false, content: { product, severity } } as const;
  await storeCaseText(tx, { id, office }, invitation, now);
  const details = { kind: "about", ...to, detail: true, content: { title, summary } } as const;
  await storeCaseText(tx, { id, office }, details, now);
  if (finder === null || reporter === null) return id;
  await insertParticipant(tx, id, reporter.id, finder, now);
  await nameParticipant(tx, { id, office, by: opener.id }, { participant: reporter.id, ...finder }, now);
  return id;
}

/** The offices of which two open. */
function openersOfCase(office: string, others: readonly string[]): readonly string[] {
  const openers = [...new Set([office, ...others])];
  if (openers.length !== 3) throw new Refusal("input-invalid", "Name two other offices.");
  return openers;
}

/** A report that comes in with a case was validated and accepted before. */
function acceptedBy(opened: CoordinatedCase, coordinator: string): CoordinatedCase {
  return (["validate", "accept"] as const).reduce((of, act) => {
    const own = { kind: "report", act, by: coordinator, participant: coordinator } as const;
    const outcome = applyCaseAct(of, own);
    return outcome.ok ? outcome.after : of;
  }, opened);
}

type NamedParticipant = { readonly participant: string; readonly name: string; readonly contact: string };

/** Who a participant is: sealed, for the coordinators and itself. */
async function nameParticipant(
  tx: Tx,
  { id, office, by }: { readonly id: string; readonly office: string; readonly by: string },
  { participant, name, contact }: NamedParticipant,
  now: string,
): Promise<void> {
  const content = { participant, name, contact };
  const text = { kind: "participant", author: by, audience: [participant], detail: false, content } as const;
  await storeCaseText(tx, { id, office }, text, now);
}

type ParticipantPlace = Pick<
  JoiningParticipant,
  "office" | "organization" | "zone" | "language" | "release" | "key"
> & { readonly submission?: string };

async function insertParticipant(
  tx: Tx,
  id: string,
  participant: string,
  { office, organization, zone, language, release, key, submission }: ParticipantPlace,
  now: string,
): Promise<void> {
  if (key !== undefined) await mustBeSealingKey(tx, id, key);
  const document = key === undefined ? null : JSON.stringify(key);
  await tx.run(sql`insert into case_participant (coordination_case, participant, office, organization, zone, language, joined_at, release, sealing_key, submission)
    values (${id}, ${participant}, ${office ?? null}, ${organization ?? null}, ${zone}, ${language}, ${now}, ${release ?? null}, ${document}::jsonb, ${submission ?? null})`);
}

/** The case and the participant as whom the actor acts in it; nobody learns of a case by trying. */
export async function caseOfActor(tx: Tx, id: string, actor: Actor): Promise<{ row: CaseRow; by: string }> {
  const row = await lockedCase(tx, id);
  const by = (await participantsOfActor(tx, [id], actor)).get(id);
  if (by === undefined) throw noSuchCase();
  return { row, by };
}

/** The case, held for this transaction, and the actor's participant in it, who coordinates it. Refuses anybody else. */
export async function coordinatedCase(
  tx: Tx,
  id: string,
  actor: Actor,
): Promise<{ row: CaseRow; by: string }> {
  const own = await caseOfActor(tx, id, actor);
  mustCoordinate(viewOfCase(own.row.record, own.by));
  return own;
}

/** Adds a participant, who from then on knows product, severity class and the embargo's date; the result is its id. */
export async function addParticipant(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  joining: JoiningParticipant,
  now: string,
): Promise<string> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  if (!isZone(joining.zone)) throw new Refusal("input-invalid", "There is no such time zone.");
  if (row.record.state.participants.length >= mostParticipants)
    throw new Refusal("too-many", `A case has at most ${mostParticipants} participants.`);
  const one = newParticipant(newId(), joining.roles);
  const state = withNewParticipant(row.record.state, one);
  if (state === null) throw new Refusal("conflict", "Somebody takes part under this id already.");
  const entry = { at: now, by, act: { kind: "joined" }, steps: [], participant: one.id } as const;
  await saveCase(tx, id, { ...row.record, state }, entry);
  await insertParticipant(tx, id, one.id, joining, now);
  await noteContacts(tx, id, await withAccess(tx, id, [one.id]), ["sent", "delivered"], now);
  await nameParticipant(tx, { id, office: row.office, by }, { participant: one.id, ...joining }, now);
  return one.id;
}

const notAllowed: Partial<Record<RecordRefusal, "not-permitted" | "input-invalid">> = {
  "role-forbids": "not-permitted",
  "not-own-state": "not-permitted",
  "terms-missing": "input-invalid",
  "terms-past": "input-invalid",
  "terms-unsound": "input-invalid",
};

/** Why an act is not done, with the code of what forbids it. */
export function refusedInCase(code: RecordRefusal): Refusal {
  const message = `This cannot be done in the case now (${code}).`;
  return new Refusal(notAllowed[code] ?? "state-forbids", message, [{ at: "/act", code, message }]);
}

/** Does an act as whoever the actor is in the case; the result is what the case has become. A coordinator may report another participant's receiving. Refuses with the code of what forbids it. */
export async function actInCase(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  actOf: (by: string) => RecordedAct,
  now: string,
): Promise<CaseRecord> {
  const { row, by } = await caseOfActor(tx, id, actor);
  return await actOnRow(tx, row, actOf(by), now);
}

/** Does an act in a case that is held; whoever calls has made sure that the act is the participant's own. */
export async function actOnRow(
  tx: Tx,
  { id, record }: Pick<CaseRow, "id" | "record">,
  act: RecordedAct,
  now: string,
): Promise<CaseRecord> {
  const { by } = act;
  const outcome = recordAfter(record, act, now);
  if (!outcome.ok) throw refusedInCase(outcome.code);
  const participant = "participant" in act ? act.participant : null;
  await saveCase(tx, id, outcome.after, { at: now, by, act, steps: outcome.steps, participant });
  await noteEnd(tx, id, { steps: outcome.steps, publishes: act.kind === "publish" }, now);
  const declines = act.kind === "embargo" && act.act === "reject";
  await noteContacts(tx, id, [by], [declines ? "declined" : "answered"], now);
  return outcome.after;
}

/** The case and the actor's participant in it, who is shown everybody whom it writes to. */
export async function addressees(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  to: readonly string[],
): Promise<{ row: CaseRow; by: string }> {
  const { row, by } = await caseOfActor(tx, id, actor);
  const known = new Set(viewOfCase(row.record, by)?.participants.map((one) => one.id));
  if (to.some((one) => !known.has(one)))
    throw new Refusal("input-invalid", "Nobody of this id is shown to you in the case.");
  return { row, by };
}

/** Writes a message to some participants; whoever coordinates may write to all, others to the coordinators. */
export async function sendMessage(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { text, to }: { readonly text: string; readonly to: readonly string[] },
  now: string,
): Promise<void> {
  const { row, by } = await addressees(tx, { id, actor }, to);
  if (text.length > longestMessage) throw new Refusal("too-large", "The message is too long.");
  const message = { kind: "message", author: by, audience: to, detail: true, content: { text } } as const;
  await storeCaseText(tx, row, message, now);
  await noteWritten(tx, row, to, now);
  await noteContacts(tx, id, [by], ["answered"], now);
}

/** Notes what became of a message that went to a participant by another way: by mail, by telephone. Of one that was reached in the room, it is noted by itself. */
export async function noteContact(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { participant, kind }: { readonly participant: string; readonly kind: ContactEvent["kind"] },
  now: string,
): Promise<void> {
  const { row } = await coordinatedCase(tx, id, actor);
  if (!row.record.state.participants.some((one) => one.id === participant))
    throw new Refusal("not-found", "Nobody of this id takes part in the case.");
  await noteContacts(tx, id, [participant], [kind], now);
}

/** Notes that whoever reads a case has seen what was sent to it; coordinators are not asked after. */
export async function noteReading(tx: Tx, id: string, actor: Actor, now: string): Promise<void> {
  const own = (await participantsOfActor(tx, [id], actor)).get(id);
  if (own !== undefined && isOneOf(caseGuests, actor.role)) await noteSeen(tx, id, own, now);
}
