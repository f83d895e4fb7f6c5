/** Answers on a return slip, for a room that only a voice or a sheet of paper reaches: a few characters that a person types into the room's page. */
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { loadPrivateKey } from "#agent/home/organization-key.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import {
  acknowledgementOf,
  answeringOf,
  attestationOf,
  claimsOf,
  type Consent,
  type ResponseContext,
  storeAttestation,
  storeSealed,
} from "#agent/response/make-response.ts";
import { readPendingResponse, type PendingResponse } from "#agent/response/response-outbox.ts";
import type { Attestation } from "#core/directive/attestation.ts";
import type { ResponsePayload } from "#core/document/receipt.ts";
import { keysByUse } from "#core/document/room-keys.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { acknowledgementForSlip, attestationForSlip, slipOf } from "#core/slip/slip-content.ts";
import { agreedSecret, slipTag } from "#core/slip/slip-tag.ts";

type SlipRequest = { readonly directive: string; readonly dir: string };

/** The slip of the newest check's attestation; `null` where consent was not given. One that waits already and is unchanged is the same slip again. */
export async function attestationSlip(
  wish: SlipRequest,
  consent: Consent,
  surroundings: Surroundings,
): Promise<string | null> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const { home, document } = answering;
    const earlier = await readPendingResponse(home, "attestation", document.id);
    const kept = await claimsOf(answering);
    const full = attestationOf(answering, kept, earlier);
    const waiting = waitingSlip(earlier, attestationForSlip(full));
    const attestation = waiting ?? attestationForSlip(full);
    // Before anything is kept: what does not fit on a slip is no answer that waits.
    const slip = await writtenSlip(answering, wish.dir, attestation);
    if (!(await consent(attestation))) return null;
    if (waiting === null) await storeAttestation(answering, attestation, kept);
    return slip;
  });
}

/** The slip of an acknowledgement. */
export async function acknowledgementSlip(wish: SlipRequest, surroundings: Surroundings): Promise<string> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const { home, document } = answering;
    const earlier = await readPendingResponse(home, "acknowledgement", document.id);
    const isFor = earlier?.payload.revision === document.revision && earlier.payload.at.endsWith(":00.000Z");
    const acknowledgement = isFor ? earlier.payload : acknowledgementForSlip(acknowledgementOf(answering));
    const slip = await writtenSlip(answering, wish.dir, acknowledgement);
    if (!isFor) await storeSealed(answering, acknowledgement);
    return slip;
  });
}

/** What waits is this very slip, but for its number and its minute. */
function waitingSlip(earlier: PendingResponse | null, now: Attestation): Attestation | null {
  if (earlier === null || !("counts" in earlier.payload)) return null;
  const { sequence, at } = earlier.payload;
  return JSON.stringify({ ...now, sequence, at }) === JSON.stringify({ ...now, ...earlier.payload })
    ? earlier.payload
    : null;
}

async function writtenSlip(
  { home, identity, document, state }: ResponseContext,
  dir: string,
  answer: ResponsePayload,
): Promise<string> {
  const pinned = (await readPinned(home)) ?? [];
  const room = keysByUse(pinned.filter(({ drill }) => drill === state.drill)).others.at(-1);
  const spki = fromBase64(room?.publicKey ?? "");
  const secret = spki === null ? null : await agreedSecret(await loadPrivateKey(dir), spki);
  if (room === undefined || secret === null)
    throw new MessageRefusal("unsupported", (t) => t("slip.keysUnfit"));
  const parties = { organization: identity.signer.keyid, room: room.keyid };
  const tag = await slipTag(secret, parties, answer);
  const directiveDigest = await sha256Hex(new TextEncoder().encode(document.id));
  const slip = slipOf({ answer, directiveDigest, tag });
  if (slip === null) throw new MessageRefusal("too-large", (t) => t("slip.tooLarge"));
  return slip;
}
