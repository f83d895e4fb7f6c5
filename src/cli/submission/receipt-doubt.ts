/** Whether a receipt of a report is the room's word for these bytes: by the keys that an agent's folder pins of the room, and by the digest. */
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type FollowedRoom, followedRoom } from "#agent/response/room-receipt.ts";
import type { ReceivedItem } from "#cli/submission/received-items.ts";
import type { ReportReceipt } from "#core/intake/report-receipt.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { openEnvelope } from "#publication/sealed-json.ts";

/** Why a receipt proves nothing. */
type ReceiptDoubt = "other-bytes" | "not-signed" | "other-room";

/** Whom a folder follows; a refusal where that is not the room. */
export async function followedAt(dir: string, room: string): Promise<FollowedRoom> {
  const home = homeOf(dir);
  const state = await readState(home);
  if (state === null || !isAddressOf(room, state.room))
    throw new MessageRefusal("not-found", (t) => t("submitCommand.notFollowed", { dir, room }));
  return await followedRoom(home, state);
}

function isAddressOf(written: string, room: string): boolean {
  return written.replace(/\/+$/, "").toLowerCase() === room.replace(/\/+$/, "").toLowerCase();
}

type CheckedAgainst = {
  readonly submission: { readonly bytes: Uint8Array; readonly lines: number };
  readonly followed: FollowedRoom | null;
};

/** What speaks against a receipt; `null` where nothing does. Without a folder nobody can tell who signed it, only of which bytes it is. */
export async function receiptDoubt(
  { receipt, line }: Extract<ReceivedItem, { readonly kind: "received" }>,
  { sha256, room, drill }: ReportReceipt,
  { submission, followed }: CheckedAgainst,
): Promise<ReceiptDoubt | null> {
  const bytes = submission.lines === 0 ? submission.bytes : lineAt(submission.bytes, line);
  if ((await sha256Hex(bytes)) !== sha256) return "other-bytes";
  if (followed === null) return null;
  const envelope = readEnvelope(receipt);
  const keys = followed.keys.filter((key) => key.drill === followed.drill);
  if (!envelope.ok || !(await openEnvelope(envelope.value, payloadTypes.reportReceipt, keys)).ok)
    return "not-signed";
  return room === followed.room && drill === followed.drill ? null : "other-room";
}

/** The bytes of a line, counted from one. */
function lineAt(bytes: Uint8Array, line: number): Uint8Array<ArrayBuffer> {
  let from = 0;
  for (let at = 1; at < line; at++) {
    const end = bytes.indexOf(10, from);
    if (end < 0) return new Uint8Array();
    from = end + 1;
  }
  const end = bytes.indexOf(10, from);
  return bytes.slice(from, end < 0 ? bytes.length : end);
}
