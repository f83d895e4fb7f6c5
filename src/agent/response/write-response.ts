/** Answers for a room to which no wire leads: sealed into a file that somebody carries. They wait in the outbox until their receipts are taken from a file (`take-receipts.ts`). */
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { writeJson } from "#agent/home/durable-files.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import {
  acknowledgementOf,
  answeringOf,
  attestationOf,
  claimsOf,
  type Consent,
  isUnchanged,
  storeAttestation,
  storeSealed,
} from "#agent/response/make-response.ts";
import { readPendingResponse } from "#agent/response/response-outbox.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";

/** What to answer, and into which file. */
type WrittenResponse = { readonly directive: string; readonly dir: string; readonly file: string };

/**
 * Seals an attestation and writes its envelope into a file, to be carried to the room where no wire leads; the answer waits in the outbox until its receipt is
 * taken from a file (`take-receipts.ts`). One that waits already and is unchanged is written again as it is.
 */
export async function writeAttestation(
  wish: WrittenResponse,
  consent: Consent,
  surroundings: Surroundings,
): Promise<Attestation | null> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const { home, document } = answering;
    const earlier = await readPendingResponse(home, "attestation", document.id);
    const kept = await claimsOf(answering);
    const waits = earlier !== null && isUnchanged(earlier, kept, document);
    const attestation = waits ? (earlier.payload as Attestation) : attestationOf(answering, kept, earlier);
    if (!(await consent(attestation))) return null;
    const pending = waits ? earlier : await storeAttestation(answering, attestation, kept);
    await writeJson(wish.file, pending.envelope);
    return attestation;
  });
}

/** The same for an acknowledgement. */
export async function writeAcknowledgement(
  wish: WrittenResponse,
  surroundings: Surroundings,
): Promise<Acknowledgement> {
  return await withLock(wish.dir, async () => {
    const answering = await answeringOf(wish, surroundings);
    const { home, document } = answering;
    const waiting = await readPendingResponse(home, "acknowledgement", document.id);
    const pending = waiting ?? (await storeSealed(answering, acknowledgementOf(answering)));
    await writeJson(wish.file, pending.envelope);
    return pending.payload as Acknowledgement;
  });
}
