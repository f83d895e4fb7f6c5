/**
 * The room's sealed word that an answer is durable. It is sealed after the commit and anew each time it is given: with the key that signs the publication
 * now, so that an agent that has learnt of another key of the room gets a receipt that it can check.
 */
import { type ReceiptDocument, receiptForm } from "#core/document/receipt.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Room } from "#edge/http/room.ts";
import type { RecordedAnswer } from "#stages/response/recorded-answers.ts";

/** A receipt as it is given: its members at a glance, and the sealed document. */
type SealedReceipt = Pick<RecordedAnswer, "receipt" | "digest" | "receivedAt" | "standing"> & {
  readonly sealed: Envelope;
};

/** Seals the receipt of an answer that is committed. */
export async function sealedReceipt(
  { standing, ...recorded }: RecordedAnswer,
  { origin, drill, signer }: Pick<Room, "origin" | "drill" | "signer">,
): Promise<SealedReceipt> {
  const document: ReceiptDocument = { type: receiptForm, room: origin, drill, ...recorded };
  const sealed = await seal(payloadTypes.receipt, canonicalBytes(document), [signer]);
  const { receipt, digest, receivedAt } = recorded;
  return { receipt, digest, receivedAt, sealed, ...(standing === undefined ? {} : { standing }) };
}

/** The time that a receipt is stamped with. Refuses while the clock is doubted: a receipt of a wrong day would be believed for ever, and who sends again loses nothing. */
export function receiptTime(room: Room): string {
  const doubt = room.health?.doubt() ?? null;
  if (doubt !== null) throw doubt;
  return room.now().toISOString();
}
