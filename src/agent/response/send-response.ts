/**
 * ResponseContext a directive: the acknowledgement and the attestation, sealed by the organisation's key and sent to the room that the folder follows.
 * What is sealed stays in `outbox/` until the room's sealed receipt is on disk; sending it again after a lost reply sends the same bytes, so it can never count twice.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { freshnessCautions } from "#agent/check/check-coverage.ts";
import { noClaims, readClaims, writeClaims } from "#agent/check/claim-store.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { deliver, type Delivery, type Recipient } from "#agent/response/deliver-response.ts";
import {
  acknowledgementOf,
  type ResponseContext,
  answeringOf,
  attestationOf,
  claimsOf,
  type Consent,
  isUnchanged,
  storeAttestation,
  storeSealed,
} from "#agent/response/make-response.ts";
import { RoomRefusal } from "#agent/response/post-response.ts";
import { readPendingResponse, type PendingResponse } from "#agent/response/response-outbox.ts";
import { roomAddress } from "#agent/response/room-address.ts";
import { followedRoom } from "#agent/response/room-receipt.ts";
import { clockSequence } from "#core/directive/answer-sequence.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";
import { isAttestation } from "#core/document/receipt.ts";
import { Refusal } from "#core/problem.ts";

/** What to answer, and to whom. */
type ResponseOptions = {
  readonly directive: string;
  readonly dir: string;
  /** The room's address; without it the one that the folder was synced with. */
  readonly room?: string;
};

/** An answer that was sent, with what became of it and what makes it weaker than it looks. */
type Submission = Delivery & {
  readonly sent: Attestation | Acknowledgement;
  readonly cautions: ReturnType<typeof freshnessCautions>;
};

/** What became of an answer: sent, or not since consent was not given. */
export type SubmissionResult = Submission | null;

/**
 * Attests where the organisation stands on a directive, from the newest check. An answer whose reply was lost is sent again first;
 * when nothing has changed since, its receipt is the result.
 */
export async function attestDirective(
  wish: ResponseOptions,
  consent: Consent,
  surroundings: Surroundings,
): Promise<SubmissionResult> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const to = await recipientOf(answering, wish.room);
    const earlier = await resend(answering, { to, kind: "attestation" }, surroundings);
    const kept = await claimsOf(answering);
    if (
      earlier !== null &&
      earlier.delivery !== null &&
      isUnchanged(earlier.pending, kept, answering.document)
    )
      return submission(answering, earlier.delivery, earlier.pending);
    const attestation = attestationOf(answering, kept, earlier?.pending ?? null);
    if (!(await consent(attestation))) return null;
    const pending = await storeAttestation(answering, attestation, kept);
    return await send({ ...answering, to }, pending, surroundings);
  });
}

/** Acknowledges a directive: the organisation has it. Says nothing about being affected. */
export async function acknowledgeDirective(
  wish: ResponseOptions,
  surroundings: Surroundings,
): Promise<Submission> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const to = await recipientOf(answering, wish.room);
    const earlier = await resend(answering, { to, kind: "acknowledgement" }, surroundings);
    if (earlier !== null && earlier.delivery !== null)
      return submission(answering, earlier.delivery, earlier.pending);
    const pending = await storeSealed(answering, acknowledgementOf(answering));
    return submission(answering, await deliver(answering.home, { to, pending }, surroundings), pending);
  });
}

async function recipientOf({ home, state }: ResponseContext, named: string | undefined): Promise<Recipient> {
  return { address: roomAddress(named, state), room: await followedRoom(home, state) };
}

function submission(
  { state, clock }: ResponseContext,
  delivery: Delivery,
  { payload }: PendingResponse,
): Submission {
  return { ...delivery, sent: payload, cautions: freshnessCautions(state, clock) };
}

type Resent = {
  readonly pending: PendingResponse;
  /** `null` where the room refuses it for good; what is answered next takes its place. */
  readonly delivery: Delivery | null;
};

/** Sends once more what waits. */
async function resend(
  { home, identity, document }: ResponseContext,
  { to, kind }: { readonly to: Recipient; readonly kind: PendingResponse["kind"] },
  surroundings: Surroundings,
): Promise<Resent | null> {
  const pending = await readPendingResponse(home, kind, document.id);
  if (pending === null) return null;
  surroundings.write((t) => t("agent.sentAgain", { kind, directive: document.id }));
  try {
    return { pending, delivery: await deliver(home, { to, pending }, surroundings) };
  } catch (error) {
    const ownKey = pending.envelope.signatures[0]?.keyid === identity.signer.keyid;
    if (!(error instanceof RoomRefusal) || !isFinal(error, ownKey)) throw error;
    surroundings.write(error.sentence);
    return { pending, delivery: null };
  }
}

/** Whether no repeating can make an answer good. A key that is not registered yet may be; one that was replaced here will not sign again. */
function isFinal({ code }: RoomRefusal, ownKey: boolean): boolean {
  if (code === "signature-invalid") return !ownKey;
  return ["input-invalid", "not-permitted", "not-found", "conflict", "state-forbids"].includes(code);
}

/**
 * Sends a new answer. Where the room does not take its number, the seconds of the clock serve as one, once; where it is of a release that knows no
 * coverage, the answer goes without, which never reads better. The other form is kept in place of the one that the room refused.
 */
async function send(
  answering: ResponseContext & { readonly to: Recipient },
  pending: PendingResponse,
  surroundings: Surroundings,
): Promise<Submission> {
  const { home, to, now } = answering;
  try {
    return submission(answering, await deliver(home, { to, pending }, surroundings), pending);
  } catch (error) {
    const { payload, fixed } = pending;
    if (!(error instanceof Refusal) || !isAttestation(payload)) throw error;
    const { coverage, ...uncovered } = payload;
    if (coverage !== undefined && error instanceof RoomRefusal && refusesCoverage(error)) {
      surroundings.write((t) => t("agent.withoutCoverage", { url: to.address }));
      return await send(answering, await storeSealed(answering, uncovered, fixed), surroundings);
    }
    if (error.code !== "conflict") throw error;
    if (error.findings.some(({ code }) => code === "sequence-used")) throw await lookAgain(answering, error);
    const sequence = clockSequence(now);
    if (!(error instanceof RoomRefusal) || payload.sequence >= sequence) throw error;
    return await send(answering, await storeSealed(answering, { ...payload, sequence }, fixed), surroundings);
  }
}

/** Whether a room refuses an attestation for the one member that its release does not know. */
function refusesCoverage({ code, findings }: RoomRefusal): boolean {
  return (
    code === "input-invalid" && findings.some((one) => one.at === "/coverage" && one.code === "unknown-name")
  );
}

/**
 * The room has an answer of this key that bears this number or a later one, and this folder does not know of it: it was restored from a copy, or lives twice.
 * What it checked may be older than what the room has, so it must look again; its numbers go on with the clock.
 */
async function lookAgain({ home, document, now }: ResponseContext, refused: Refusal): Promise<Refusal> {
  const kept = new Map(await readClaims(home));
  const before = kept.get(document.id) ?? noClaims(document.id, document.revision);
  const sequence = Math.max(before.sequence, clockSequence(now));
  kept.set(document.id, { ...before, sequence, report: null, checkedAt: null });
  await writeClaims(home, kept);
  return new MessageRefusal(
    "conflict",
    (t) => t("agent.numbersRepeated", { directive: document.id }),
    refused.findings,
  );
}
