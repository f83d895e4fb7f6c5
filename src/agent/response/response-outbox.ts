/** Sealed answers on their way: kept until a receipt is on disk, posted to the room, its receipts kept. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { Home, Surroundings } from "#agent/home/agent-folder.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";
import { listMember, member, textMember, readJsonBytes } from "#core/input/json.ts";
import { Refusal, type RefusalCode, refusalStatus } from "#core/problem.ts";
import { printable } from "#core/input/printable.ts";
import { type Envelope, readEnvelope } from "#core/seal/envelope.ts";

/** A sealed answer. `digest` is the sha256 (hex) of its payload; `fixed` are the components (digests) that it calls fixed. */
export type PendingResponse = {
  readonly kind: "attestation" | "acknowledgement";
  readonly directive: string;
  readonly digest: string;
  readonly payload: Attestation | Acknowledgement;
  readonly envelope: Envelope;
  readonly fixed: readonly string[];
};

/** What a room gives for an answer once it is durable there. */
export type Receipt = { readonly receipt: string; readonly digest: string; readonly receivedAt: string };

const patience = 60_000;
const largestReply = 64 * 1024;

const endpoints: Readonly<Record<PendingResponse["kind"], string>> = {
  attestation: "api/attestations",
  acknowledgement: "api/acknowledgements",
};

/** Keeps a sealed answer before it is sent; one a directive and kind, a newer one in its place. */
export async function writePendingResponse(home: Home, pending: PendingResponse): Promise<void> {
  await writeJson(pathOf(home, pending.kind, pending.directive), pending, true);
}

/** The answer that waits for its receipt; `null` when none does. */
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
  const digest = textMember(value, "digest");
  if (!envelope.ok || digest === null || textMember(value, "directive") !== directive)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.answerAgain", { path }));
  const fixed = listMember(value, "fixed").filter((one) => typeof one === "string");
  return { ...(value as PendingResponse), envelope: envelope.value, fixed };
}

function pathOf(home: Home, kind: PendingResponse["kind"], directive: string): string {
  return join(home.outbox, `${kind}-${directive}.json`);
}

/**
 * Posts a sealed answer and gives the room's receipt. Throws the room's own refusal, and then lets go of an answer that no repeating
 * can make good; when no reply came, the answer stays in the outbox.
 */
export async function sendResponse(
  home: Home,
  { room, pending }: { readonly room: string; readonly pending: PendingResponse },
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<Receipt> {
  const url = new URL(endpoints[pending.kind], room.endsWith("/") ? room : `${room}/`).href;
  const reply = await post(fetch, url, JSON.stringify(pending.envelope));
  if (reply.status >= 200 && reply.status < 300) return receiptOf(reply.body, pending, url);
  const refusal = refusalOf(reply, url);
  if (reply.status >= 400 && reply.status < 500 && reply.status !== 429 && reply.status !== 408)
    await rm(pathOf(home, pending.kind, pending.directive), { force: true });
  throw refusal;
}

type Reply = { readonly status: number; readonly body: unknown };

async function post(fetch: Surroundings["fetch"], url: string, body: string): Promise<Reply> {
  try {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
    return { status: response.status, body: await bodyOf(response) };
  } catch (error) {
    const why =
      error instanceof Error && error.cause instanceof Error
        ? error.cause.message
        : error instanceof Error
          ? error.message
          : "";
    throw new MessageRefusal("not-found", (t) => t("agent.noReply", { url, why: printable(why) }));
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > largestReply) throw new Error("the reply is too long");
    parts.push(part);
  }
  const read = readJsonBytes(Buffer.concat(parts));
  return read.ok ? read.value : null;
}

function receiptOf(body: unknown, pending: PendingResponse, url: string): Receipt {
  const [receipt, digest, receivedAt] = [
    textMember(body, "receipt"),
    textMember(body, "digest"),
    textMember(body, "receivedAt"),
  ];
  if (
    receipt === null ||
    digest === null ||
    receivedAt === null ||
    !/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,79}$/.test(receipt)
  )
    throw new MessageRefusal("not-found", (t) => t("agent.noReceipt", { url }));
  if (digest !== pending.digest)
    throw new MessageRefusal("conflict", (t) => t("agent.otherReceipt", { url, digest: printable(digest) }));
  return { receipt, digest, receivedAt };
}

function refusalOf({ status, body }: Reply, url: string): Refusal {
  const stated = textMember(body, "code");
  const code = codes.find((one) => one === stated) ?? codes.find((one) => refusalStatus[one] === status);
  const detail = textMember(body, "detail") ?? textMember(body, "title");
  return new MessageRefusal(code ?? "not-found", (t) =>
    t(code === "signature-invalid" ? "agent.refusesKey" : "agent.refuses", {
      url,
      detail: printable(detail ?? t("agent.answers", { status }), 500),
    }),
  );
}

const codes = Object.keys(refusalStatus) as readonly RefusalCode[];

/** Keeps a receipt durably, and then lets go of the answer it is for. */
export async function storeReceipt(home: Home, pending: PendingResponse, receipt: Receipt): Promise<void> {
  const { kind, directive, payload } = pending;
  await writeJson(
    join(home.receipts, `${receipt.receipt}.json`),
    { ...receipt, kind, directive, payload },
    true,
  );
  try {
    await rm(pathOf(home, kind, directive));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
