/**
 * Whether a receipt is the room's word for an answer: sealed by a key of the room that is pinned here and good for this world, and about this very
 * answer, byte for byte, of this organisation. Whatever else somebody gives for an answer proves nothing.
 */
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import { type ReceiptDocument, readReceipt, type ResponsePayload } from "#core/document/receipt.ts";
import { isOfLostTime } from "#core/document/room-epoch.ts";
import type { RoomKey } from "#core/document/room-keys.ts";
import { member } from "#core/input/json.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openEnvelope } from "#publication/sealed-json.ts";

/** A receipt that the room sealed, with the envelope that proves it. */
export type SealedReceipt = { readonly document: ReceiptDocument; readonly envelope: Envelope };

/**
 * Why a receipt proves nothing: nothing in it is sealed, no believed key sealed it, it cannot be read, another room gave it, or the room gave it in a time
 * that it has lost since.
 */
type ReceiptDoubt = "unsealed" | "not-signed" | "receipt-form" | "other-room" | "lost-time";

/** The room that an agent's folder follows, and the keys that are believed of it. */
export type FollowedRoom = Pick<SyncState, "room" | "drill" | "epochs"> & {
  readonly keys: readonly RoomKey[];
};

/** Reads whom a folder follows. */
export async function followedRoom(
  home: Home,
  { room, drill, epochs = [] }: SyncState,
): Promise<FollowedRoom> {
  return { room, drill, epochs, keys: (await readPinned(home)) ?? [] };
}

/** Opens a receipt of the room; `value` is its envelope, or a reply of the room that carries one as `sealed`. */
export async function openReceipt(value: unknown, room: FollowedRoom): Promise<SealedReceipt | ReceiptDoubt> {
  const envelope = readEnvelope(member(value, "sealed") ?? value);
  if (!envelope.ok) return "unsealed";
  const keys = room.keys.filter(({ drill }) => drill === room.drill);
  const opened = await openEnvelope(envelope.value, payloadTypes.receipt, keys);
  if (!opened.ok) return "not-signed";
  const { value: payload } = opened.value;
  const document = payload.ok ? readReceipt(payload.value) : payload;
  if (!document.ok) return "receipt-form";
  const { drill, answer } = document.value;
  if (document.value.room !== room.room || drill !== room.drill || answer.drill !== drill)
    return "other-room";
  if (isOfLostTime(document.value.receivedAt, room.epochs ?? [])) return "lost-time";
  return { document: document.value, envelope: envelope.value };
}

type SealedAnswer = {
  readonly digest: string;
  readonly payload: ResponsePayload;
  readonly envelope: Envelope;
};

/** Whether a receipt is for an answer: its bytes, what they say, and the key that signed them. */
export function isFor({ digest, keyid, answer }: ReceiptDocument, pending: SealedAnswer): boolean {
  return (
    digest === pending.digest &&
    keyid === pending.envelope.signatures[0]?.keyid &&
    Buffer.compare(canonicalBytes(answer), canonicalBytes(pending.payload)) === 0
  );
}
