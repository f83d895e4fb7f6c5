/** Hands a sealed answer to a room over HTTP. What comes back is bounded, and is somebody's word until a receipt in it is believed. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import type { PendingResponse } from "#agent/response/response-outbox.ts";
import { printable } from "#core/input/printable.ts";
import { listMember, readJsonBytes, textMember } from "#core/input/json.ts";
import { type Finding, type RefusalCode, refusalStatus } from "#core/problem.ts";
import type { Envelope } from "#core/seal/envelope.ts";

const patience = 60_000;
const largestReply = 64 * 1024;
const endpoints: Readonly<Record<PendingResponse["kind"], string>> = {
  attestation: "api/attestations",
  acknowledgement: "api/acknowledgements",
};

/** An answer that is sent: what of it travels. */
type SealedAnswer = { readonly kind: PendingResponse["kind"]; readonly envelope: Envelope };

/** What was replied to a sealed answer that was taken: a JSON value, `null` where it is none. Throws what the room refuses, and when no reply came. */
export async function postResponse(
  { kind, envelope }: SealedAnswer,
  room: string,
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<unknown> {
  const url = new URL(endpoints[kind], room.endsWith("/") ? room : `${room}/`).href;
  const reply = await post(fetch, url, JSON.stringify(envelope));
  if (reply.status >= 200 && reply.status < 300) return reply.body;
  throw refusalOf(reply, url);
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

/** A refusal by the room, with the codes of its findings. Nobody sealed it: it may stop a command, and never takes an answer out of the outbox. */
export class RoomRefusal extends MessageRefusal {}

function refusalOf({ status, body }: Reply, url: string): RoomRefusal {
  const stated = textMember(body, "code");
  const code = codes.find((one) => one === stated) ?? codes.find((one) => refusalStatus[one] === status);
  const detail = textMember(body, "detail") ?? textMember(body, "title");
  const findings = findingsIn(body);
  const sentence: MessageRefusal["sentence"] = (t) => {
    const known = findings.flatMap(({ code: finding }) => t.find(`finding.${finding}`) ?? []);
    return t(code === "signature-invalid" ? "agent.refusesKey" : "agent.refuses", {
      url,
      detail: known[0] ?? printable(detail ?? t("agent.answers", { status }), 500),
    });
  };
  return new RoomRefusal(code ?? "not-found", sentence, findings);
}

function findingsIn(body: unknown): readonly Finding[] {
  return listMember(body, "findings")
    .slice(0, 20)
    .flatMap((one) => {
      const [at, code, message] = ["at", "code", "message"].map((name) => textMember(one, name));
      return at && code && message ? [{ at, code, message }] : [];
    });
}

const codes = Object.keys(refusalStatus) as readonly RefusalCode[];
