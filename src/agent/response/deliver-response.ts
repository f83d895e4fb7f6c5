/** Delivers a sealed answer: to a room, whose receipt is checked before anything is struck, and remembers what was claimed. */
import type { Home, Surroundings } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { noClaims, readClaims, writeClaims } from "#agent/check/claim-store.ts";
import { claimsAfterReceipt } from "#agent/check/component-claims.ts";
import { postResponse } from "#agent/response/post-response.ts";
import {
  type PendingResponse,
  storeReceipt,
  type UnconfirmedReceipt,
  writePendingResponse,
} from "#agent/response/response-outbox.ts";
import { type FollowedRoom, isFor, openReceipt, type SealedReceipt } from "#agent/response/room-receipt.ts";
import { type ResponseStatus, responseStatuses } from "#core/directive/attestation.ts";
import { isAttestation } from "#core/document/receipt.ts";
import { idForm } from "#core/document/shared-members.ts";
import { textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";

/** What a room gives for an answer once it is durable there. */
type Receipt = UnconfirmedReceipt & { readonly digest: string };

/** An answer that was taken. `confirmed`: the room sealed its receipt; otherwise it was sent, and nothing proves that it is recorded. */
export type Delivery = {
  readonly receipt: Receipt;
  readonly confirmed: boolean;
  /** Where it was sent. */
  readonly address: string;
  /** Where the organisation stands now, as the room says beside the receipt; `null` where it says nothing that is known here. It closes nothing. */
  readonly standing: ResponseStatus | null;
};

/** To whom an answer is delivered. */
export type Recipient = { readonly address: string; readonly room: FollowedRoom };

/**
 * Sends, and keeps the receipt where the room sealed it. Refuses a receipt for something else, or one that another sealed: then nothing is changed.
 * One that nobody sealed, as rooms gave that are older than sealed receipts, leaves the answer in the outbox.
 */
export async function deliver(
  home: Home,
  { to, pending }: { readonly to: Recipient; readonly pending: PendingResponse },
  surroundings: Pick<Surroundings, "fetch">,
): Promise<Delivery> {
  const url = to.address;
  const reply = await postResponse(pending, url, surroundings);
  const opened = await openReceipt(reply, to.room);
  if (opened === "unsealed") return await noteSent(home, pending, { reply, url });
  if (typeof opened === "string")
    throw new MessageRefusal("signature-invalid", (t) => t(`agent.receiptDoubt.${opened}`, { url }));
  if (!isFor(opened.document, pending)) throw forAnother(url, reply);
  return {
    receipt: await confirm(home, opened, pending),
    confirmed: true,
    address: url,
    standing: standingIn(reply),
  };
}

/** Remembers what a sealed receipt confirms, keeps it, and only then strikes the answer. */
export async function confirm(
  home: Home,
  receipt: SealedReceipt,
  pending: PendingResponse,
): Promise<Receipt> {
  await remember(home, pending);
  await storeReceipt(home, receipt, pending);
  const { receipt: id, digest, receivedAt } = receipt.document;
  return { receipt: id, digest, receivedAt };
}

/** What was claimed once is remembered though nothing proves that it arrived: a claim that turns out to be untrue is never forgotten. */
async function noteSent(
  home: Home,
  pending: PendingResponse,
  { reply, url }: { readonly reply: unknown; readonly url: string },
): Promise<Delivery> {
  const [receipt, digest, receivedAt] = ["receipt", "digest", "receivedAt"].map((name) =>
    textMember(reply, name),
  );
  if (!receipt || !digest || !receivedAt || !idForm.test(receipt))
    throw new MessageRefusal("not-found", (t) => t("agent.noReceipt", { url }));
  if (digest !== pending.digest) throw forAnother(url, reply);
  const sent = { receipt, receivedAt: printable(receivedAt, 40) };
  await remember(home, pending);
  await writePendingResponse(home, { ...pending, sent });
  return { receipt: { ...sent, digest }, confirmed: false, address: url, standing: null };
}

function standingIn(reply: unknown): ResponseStatus | null {
  const standing = textMember(reply, "standing");
  return responseStatuses.find((one) => one === standing) ?? null;
}

function forAnother(url: string, reply: unknown): MessageRefusal {
  const digest = printable(textMember(reply, "digest") ?? "", 64);
  return new MessageRefusal("conflict", (t) => t("agent.otherReceipt", { url, digest }));
}

async function remember(home: Home, { directive, payload, fixed }: PendingResponse): Promise<void> {
  if (!isAttestation(payload)) return;
  const kept = new Map(await readClaims(home));
  const before = kept.get(directive) ?? noClaims(directive, payload.revision);
  const claims = claimsAfterReceipt(before.claims, new Set(fixed));
  kept.set(directive, { ...before, sequence: Math.max(before.sequence, payload.sequence), claims });
  await writeClaims(home, kept);
}
