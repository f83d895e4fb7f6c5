/**
 * Taking answers: acknowledgements and attestations, signed by an agent or given on a page.
 * The same bytes of the same key, or the same answer under the same key `once`, again get the same receipt; a receipt exists only when the row is committed.
 * Numbers count among those of the same key. Nothing here sees a component.
 */
import { hash } from "node:crypto";
import { totalOf } from "#core/directive/answer-coverage.ts";
import { sequenceFault } from "#core/directive/answer-sequence.ts";
import type { Acknowledgement, Attestation, ResponseStatus } from "#core/directive/attestation.ts";
import { afterAnswer, type ResponseHistory } from "#core/directive/response-history.ts";
import { type ResponsePayload, answerDigest, isAttestation } from "#core/document/receipt.ts";
import { member } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type DirectiveNotification, notificationFor } from "#stages/dissemination/queries.ts";
import { revokedKeys } from "#stages/registry/queries.ts";
import { answeredRevision, mustBeTakeable } from "#stages/response/check-answer.ts";
import { answerInHistory, historyOf, type StoredStatus, storedStatus } from "#stages/response/history.ts";
import {
  earlierAnswers,
  type PlaceInHistory,
  type RecordedAnswer,
} from "#stages/response/recorded-answers.ts";

/**
 * An answer as it arrived: what it says, the sha256 (hex) of what was signed, the signed envelope (`null` from a page; without an envelope from a slip, for which a key vouches
 * otherwise), and what makes it the same answer again where nobody signed it.
 */
export type ReceivedResponse<T> = {
  readonly payload: T;
  readonly digest: string;
  readonly signed: { readonly envelope: Envelope | null; readonly keyid: string } | null;
  readonly once: string | null;
};

/** Records an acknowledgement that an agent signed. */
export async function acknowledge(
  tx: Tx,
  arrived: ReceivedResponse<Acknowledgement>,
  now: string,
): Promise<RecordedAnswer> {
  return await record(tx, {
    subject: arrived.payload,
    place: placeOf(arrived),
    answer: async () => arrived,
    now,
  });
}

/** Records an acknowledgement of a page: one an organisation and revision, however often it is pressed. */
export async function acknowledgeOnPage(
  tx: Tx,
  payload: Acknowledgement,
  now: string,
): Promise<RecordedAnswer> {
  const { organization, directive, revision } = payload;
  const once = hash("sha256", `acknowledged on a page\n${organization}\n${directive}\n${revision}`);
  const arrived = { payload, digest: await answerDigest(payload), signed: null, once };
  return await acknowledge(tx, arrived, now);
}

/** Records an attestation that an agent signed, and moves the status. Refuses (`conflict`) a number that the key has used, or a leap. */
export async function attest(
  tx: Tx,
  arrived: ReceivedResponse<Attestation>,
  now: string,
): Promise<RecordedAnswer> {
  const { payload } = arrived;
  return await record(tx, {
    subject: payload,
    place: placeOf(arrived),
    answer: async (newest) => {
      refuseSequence(payload.sequence, newest, now);
      return await Promise.resolve(arrived);
    },
    now,
  });
}

/** What a person says on a page. */
export type PageAnswer = Pick<Attestation, "directive" | "revision" | "counts" | "drill" | "organization">;

type TypedResponse = PageAnswer & { readonly once: string };

/**
 * A self-attested answer from a page: evidence class E0 for every count. `once` makes pressing twice one answer; the same key with another answer is
 * refused (`conflict`), so that nobody takes what was recorded for what was corrected afterwards.
 */
export async function respondOnPage(tx: Tx, typed: TypedResponse, now: string): Promise<RecordedAnswer> {
  const { once: key, ...subject } = typed;
  const once = hash("sha256", `${typed.organization}\n${typed.directive}\n${key}`);
  const recorded = await record(tx, {
    subject,
    place: { digest: null, once, keyid: null },
    answer: async (newest) => {
      const payload = pageAttestation(subject, newest + 1, now);
      return { payload, digest: await answerDigest(payload), signed: null, once };
    },
    now,
  });
  if (!saysTheSame(recorded.answer, typed)) throw usedOnce(recorded);
  return recorded;
}

/** The attestation that an answer on a page comes to: nobody but the person vouches for any of its counts. */
export function pageAttestation(subject: PageAnswer, sequence: number, now: string): Attestation {
  const total = totalOf(subject.counts);
  return {
    type: "bongsu.attestation/1",
    ...subject,
    sequence,
    at: now,
    evidence: { E0: total, E1: 0, E2: 0, E3: 0 },
    contradicted: 0,
    evidenceDigest: null,
  };
}

function saysTheSame(answer: ResponsePayload, typed: TypedResponse): boolean {
  if (!isAttestation(answer) || answer.revision !== typed.revision) return false;
  return Object.entries(typed.counts).every(([status, count]) => member(answer.counts, status) === count);
}

function usedOnce({ receipt, answer, receivedAt }: RecordedAnswer): Refusal {
  const counts = isAttestation(answer) ? JSON.stringify(answer.counts) : "";
  const message =
    `This key was used for another answer, which is recorded: revision ${answer.revision}, ${counts}, receipt ${receipt}, ${receivedAt}. ` +
    "It stands. To correct it, send this answer with a new key.";
  return new Refusal("conflict", message, [{ at: "/once", code: "once-used", message }]);
}

function placeOf({ digest, once, signed }: ReceivedResponse<ResponsePayload>): PlaceInHistory {
  return { digest, once, keyid: signed?.keyid ?? null };
}

function refuseSequence(sequence: number, newest: number, now: string): void {
  const code = sequenceFault(sequence, newest, now);
  if (code === null) return;
  const message =
    code === "sequence-used"
      ? `Answer ${sequence} of this key is not newer than ${newest}, which is already recorded. A folder that was restored or copied repeats numbers: check again, then answer again.`
      : `Answer ${sequence} of this key leaps: the newest that is recorded is ${newest}. Number it with the next, or with the seconds since 1970.`;
  throw new Refusal("conflict", message, [{ at: "/sequence", code, message }]);
}

/** What is to be recorded. `answer` makes it once the newest number of its key is known, and refuses what may not follow it. */
type Recording = {
  readonly subject: { readonly directive: string; readonly organization: string };
  readonly place: PlaceInHistory;
  readonly answer: (newest: number) => Promise<ReceivedResponse<ResponsePayload>>;
  readonly now: string;
};

/** Records an answer once: what is there already is looked for before the organisation's row is locked, and again under the lock. */
async function record(tx: Tx, { subject, place, answer, now }: Recording): Promise<RecordedAnswer> {
  const earlier = await earlierAnswers(tx, subject, place);
  if (earlier.same !== null) return await withStanding(tx, earlier.same);
  const before = await lockStatus(tx, await mustBeNotified(tx, subject));
  const { same, newest } = await earlierAnswers(tx, subject, place);
  if (same !== null) return { ...same, ...(isAttestation(same.answer) ? { standing: before.standing } : {}) };
  const arrived = await answer(newest);
  const { payload } = arrived;
  if (isAttestation(payload)) return await recordAttestation(tx, { arrived, payload, before, now });
  return await recordAcknowledgement(tx, { arrived, payload, before, now });
}

/** An answer that is given again, with where the organisation stands today. */
async function withStanding(tx: Tx, recorded: RecordedAnswer): Promise<RecordedAnswer> {
  const { answer } = recorded;
  if (!isAttestation(answer)) return recorded;
  const row = await storedStatus(tx, answer, { locked: false });
  return row === undefined ? recorded : { ...recorded, standing: row.standing };
}

type LockedAnswer<T> = {
  readonly arrived: ReceivedResponse<ResponsePayload>;
  readonly payload: T;
  readonly before: StoredStatus;
  readonly now: string;
};

/** Acknowledging again, or after an answer, changes nothing but gives a receipt. */
async function recordAcknowledgement(
  tx: Tx,
  { arrived, payload, before, now }: LockedAnswer<Acknowledgement>,
): Promise<RecordedAnswer> {
  await answeredRevision(tx, payload, now);
  await tx.run(sql`
    update response set acknowledged_at = coalesce(acknowledged_at, ${now}),
      standing = case when standing = 'told' then 'acknowledged' else standing end,
      since = case when standing = 'told' then ${now} else since end
    where directive = ${payload.directive} and organization = ${payload.organization}`);
  const kept = await keep(tx, { kind: "acknowledgement", arrived, now, sequence: null, standing: null });
  if (before.standing === "told")
    await appendEvents(tx, {
      kind: "directive.acknowledged",
      directive: payload.directive,
      organization: payload.organization,
    });
  return kept;
}

/** Where the organisation stands follows from all that it ever answered (`core/directive/response-history.ts`). */
async function recordAttestation(
  tx: Tx,
  { arrived, payload, before, now }: LockedAnswer<Attestation>,
): Promise<RecordedAnswer> {
  const newest = await mustBeTakeable(tx, payload, now);
  const history = afterAnswer(
    await historyOf(tx, payload, before),
    answerInHistory(payload, { keyid: arrived.signed?.keyid ?? null, pack: newest.pack, at: now }),
    await revokedKeys(tx, [payload.organization]),
  );
  await moveStatus(tx, payload, { history, now });
  const { sequence } = payload;
  const standing = history.status;
  const kept = await keep(tx, { kind: "attestation", arrived, now, sequence, standing });
  await appendEvents(tx, {
    kind: "attestation.received",
    directive: payload.directive,
    organization: payload.organization,
    receipt: kept.receipt,
    before: before.standing,
    standing,
  });
  return { ...kept, standing };
}

/** The notification that is answered; refuses (`not-found`) where there is none. */
export async function mustBeNotified(
  tx: Tx,
  answer: { readonly directive: string; readonly organization: string },
): Promise<DirectiveNotification> {
  const notification = await notificationFor(tx, answer.directive, answer.organization);
  if (notification === undefined)
    throw new Refusal("not-found", `directive ${answer.directive} does not concern this organisation`);
  return notification;
}

/** The row of this organisation, locked until the commit. Its first response makes it, and takes it back when it is refused. */
async function lockStatus(tx: Tx, notification: DirectiveNotification): Promise<StoredStatus> {
  const { directive, organization, tier, sector, domain, at } = notification;
  await tx.run(sql`
    insert into response (directive, organization, tier, sector, domain, standing, since)
    values (${directive}, ${organization}, ${tier}, ${sector}, ${domain}, 'told', ${at})
    on conflict (directive, organization) do nothing`);
  const row = await storedStatus(tx, notification, { locked: true });
  if (row === undefined) throw new Error(`response of ${organization} on ${directive} is not visible`);
  return row;
}

async function moveStatus(
  tx: Tx,
  payload: Attestation,
  move: { readonly history: ResponseHistory; readonly now: string },
): Promise<void> {
  const { history, now } = move;
  await tx.run(sql`
    update response set standing = ${history.status}, sequence = ${payload.sequence}, revision = ${payload.revision},
      acknowledged_at = coalesce(acknowledged_at, ${now}),
      since = case when standing = ${history.status} then since else ${now} end,
      closed_at = ${history.closedAt}, history = ${JSON.stringify(history)}
    where directive = ${payload.directive} and organization = ${payload.organization}`);
}

/** Two keys that sign the same bytes have a receipt each. */
function receiptId(digest: string, keyid: string | null): string {
  const name = keyid === null ? digest : hash("sha256", `${keyid}\n${digest}`);
  return `R-${name.slice(0, 24)}`;
}

async function keep(
  tx: Tx,
  row: {
    readonly kind: "acknowledgement" | "attestation";
    readonly arrived: ReceivedResponse<ResponsePayload>;
    readonly now: string;
    readonly sequence: number | null;
    readonly standing: ResponseStatus | null;
  },
): Promise<RecordedAnswer> {
  const { payload, digest, signed, once } = row.arrived;
  const receipt = receiptId(digest, signed?.keyid ?? null);
  await tx.run(sql`
    insert into answer (receipt, kind, digest, directive, organization, revision, sequence, keyid, once, payload, envelope, standing, received_at)
    values (${receipt}, ${row.kind}, ${digest}, ${payload.directive}, ${payload.organization}, ${payload.revision}, ${row.sequence},
      ${signed?.keyid ?? null}, ${once}, ${JSON.stringify(payload)}, ${(signed?.envelope ?? null) === null ? null : JSON.stringify(signed?.envelope)},
      ${row.standing}, ${row.now})`);
  return { receipt, digest, receivedAt: row.now, keyid: signed?.keyid ?? null, answer: payload };
}
