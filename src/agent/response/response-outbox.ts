/** Sealed answers on their way: kept until the room's sealed receipt is on disk, whatever else anybody replies. */
import { hash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "#agent/home/agent-folder.ts";
import { isMissing, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { SealedReceipt } from "#agent/response/room-receipt.ts";
import { isAnswer, isAttestation, type ResponsePayload } from "#core/document/receipt.ts";
import { listMember, member, readJsonBytes, textMember } from "#core/input/json.ts";
import { type Envelope, fromBase64, readEnvelope } from "#core/seal/envelope.ts";

/** A sealed answer. `digest` is the sha256 (hex) of its payload; `fixed` are the components (digests) that it calls fixed. */
export type PendingResponse = {
  readonly kind: "attestation" | "acknowledgement";
  readonly directive: string;
  readonly digest: string;
  readonly payload: ResponsePayload;
  readonly envelope: Envelope;
  readonly fixed: readonly string[];
  /** When somebody took it who gave a receipt that nobody sealed: sent, not confirmed. */
  readonly sent?: UnconfirmedReceipt;
};

/** A receipt that proves nothing, as it was given. */
export type UnconfirmedReceipt = { readonly receipt: string; readonly receivedAt: string };

/** What kind of answer it is. */
export function kindOf(payload: ResponsePayload): PendingResponse["kind"] {
  return isAttestation(payload) ? "attestation" : "acknowledgement";
}

/** Keeps a sealed answer before it is sent; one a directive and kind, a newer one in its place. */
export async function writePendingResponse(home: Home, pending: PendingResponse): Promise<void> {
  await writeJson(pathOf(home, pending.kind, pending.directive), pending, true);
}

/** The answer that waits for its receipt; `null` when none does. What it says is what is sealed, not what stands beside the envelope. */
export async function readPendingResponse(
  home: Home,
  kind: PendingResponse["kind"],
  directive: string,
): Promise<PendingResponse | null> {
  const path = pathOf(home, kind, directive);
  const read = await readJsonFile(path);
  if (read.ok && read.value === null) return null;
  const value = read.ok ? read.value : null;
  const envelope = readEnvelope(member(value, "envelope"));
  const sealed = envelope.ok ? sealedAnswer(envelope.value) : null;
  if (!envelope.ok || sealed === null || sealed.payload.directive !== directive || sealed.kind !== kind)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.answerAgain", { path }));
  const fixed = listMember(value, "fixed").filter((one) => typeof one === "string");
  const sent = sentIn(member(value, "sent"));
  return { directive, ...sealed, envelope: envelope.value, fixed, ...(sent === null ? {} : { sent }) };
}

function sealedAnswer(envelope: Envelope): Pick<PendingResponse, "kind" | "digest" | "payload"> | null {
  const bytes = fromBase64(envelope.payload);
  const json = bytes === null ? null : readJsonBytes(bytes);
  if (bytes === null || json?.ok !== true || !isAnswer(json.value)) return null;
  return { kind: kindOf(json.value), digest: hash("sha256", bytes), payload: json.value };
}

function sentIn(value: unknown): UnconfirmedReceipt | null {
  const [receipt, receivedAt] = [textMember(value, "receipt"), textMember(value, "receivedAt")];
  return receipt === null || receivedAt === null ? null : { receipt, receivedAt };
}

function pathOf(home: Home, kind: PendingResponse["kind"], directive: string): string {
  return join(home.outbox, `${kind}-${directive}.json`);
}

/** Keeps a receipt durably, and then strikes the answer it is for. */
export async function storeReceipt(
  home: Home,
  { document, envelope }: SealedReceipt,
  strike: Pick<PendingResponse, "kind" | "directive"> | null,
): Promise<void> {
  const { receipt, digest, receivedAt, answer } = document;
  const { directive } = answer;
  await writeJson(
    join(home.receipts, `${receipt}.json`),
    { receipt, digest, receivedAt, kind: kindOf(answer), directive, payload: answer, sealed: envelope },
    true,
  );
  if (strike === null) return;
  try {
    await rm(pathOf(home, strike.kind, strike.directive));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
