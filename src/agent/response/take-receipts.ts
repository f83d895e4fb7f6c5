/**
 * Receipts that came without a wire: taken from a file, believed with a pinned key of the room, each for an answer that this folder gave. The answer is struck and what
 * it claimed is remembered as if the room had replied.
 */
import { type Home, homeOf, readState } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { loadIdentity } from "#agent/home/organization-key.ts";
import { confirm } from "#agent/response/deliver-response.ts";
import { kindOf, readPendingResponse, storeReceipt } from "#agent/response/response-outbox.ts";
import { followedRoom, isFor, openReceipt, type SealedReceipt } from "#agent/response/room-receipt.ts";
import type { ReceiptDocument } from "#core/document/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";

const mostTaken = 100;

/** The most bytes of a file of receipts. */
export const largestReceipts = mostTaken * 64 * 1024;

/** Takes the receipts of a file: an envelope, the room's reply with one, or a list of either. Refuses the whole where one is not believed or is for another's answer; taking one again changes nothing. */
export async function takeReceipts(dir: string, bytes: Uint8Array): Promise<readonly ReceiptDocument[]> {
  const values = receiptsIn(bytes);
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const state = await readState(home);
    if (state === null) throw new MessageRefusal("set-up-failed", (t) => t("agent.notSynced", { dir }));
    const { organization, signer } = await loadIdentity(dir);
    const room = await followedRoom(home, state);
    const receipts: SealedReceipt[] = [];
    for (const value of values) {
      const opened = await openReceipt(value, room);
      if (typeof opened === "string")
        throw new MessageRefusal("signature-invalid", (t) => t(`agent.receiptFile.${opened}`));
      if (opened.document.answer.organization !== organization)
        throw new MessageRefusal("not-permitted", (t) => t("agent.receiptFile.other-organisation"));
      receipts.push(opened);
    }
    for (const receipt of receipts) await take(home, receipt, signer.keyid);
    return receipts.map(({ document }) => document);
  });
}

function receiptsIn(bytes: Uint8Array): readonly unknown[] {
  const json = bytes.length > largestReceipts ? null : readJsonBytes(bytes);
  if (json?.ok !== true) throw new MessageRefusal("input-invalid", (t) => t("agent.receiptFile.unsealed"));
  const values: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (values.length === 0 || values.length > mostTaken)
    throw new MessageRefusal("input-invalid", (t) => t("agent.receiptFile.unsealed"));
  return values;
}

/** An answer that waits is struck; one of this folder's key that waits no more, as in a folder that was restored, is known again. */
async function take(home: Home, receipt: SealedReceipt, keyid: string): Promise<void> {
  const { document } = receipt;
  const { answer } = document;
  const pending = await readPendingResponse(home, kindOf(answer), answer.directive);
  if (pending !== null && isFor(document, pending)) await confirm(home, receipt, pending);
  else if (document.keyid === keyid) await storeReceipt(home, receipt, null);
  else throw new MessageRefusal("not-permitted", (t) => t("agent.receiptFile.other-answer"));
}
