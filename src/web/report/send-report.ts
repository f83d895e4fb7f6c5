/** Sends a report: the work that is asked for, the way back by six words, and the bytes. Tried again it is the same report. */
import { numberOf, readNumber } from "#core/intake/case-number.ts";
import { caseKey, readCaseWords } from "#core/intake/case-words.ts";
import type { Client } from "#web/room/room-client.ts";
import { href } from "#web/room/room-address.ts";
import { lostConnection, roomErrorFrom } from "#web/room/room-error.ts";
import { bytesOf, type ReportDraft, type ReportReceipt } from "#web/report/draft.ts";
import type { EarlierCase } from "#web/report/form-part.ts";
import { findWork } from "#web/report/find-work.ts";

/** The receipt of a report, with the bytes that it is for; `null` where they are not on this machine any more. */
export type SentReport = ReportReceipt & { readonly bytes: Uint8Array<ArrayBuffer> | null };

/** What is done at the moment: the key of the case, the work (as a share), or sending. */
export type SendingStage = "key" | "sending" | number;

type Sending = {
  readonly client: Client;
  readonly draft: ReportDraft & { readonly words: string };
  /** Of a reporter who was here before. */
  readonly earlier: EarlierCase;
  readonly stage: (stage: SendingStage) => void;
  readonly stopped: AbortSignal;
};

/** Sends and resolves with the receipt; throws what the room declines, or that the connection was lost. */
export async function sendReport({ client, draft, earlier, stage, stopped }: Sending): Promise<SentReport> {
  stage("key");
  const { secret, publicKey } = await caseKey(draft.words, await numberOf(draft.once));
  const known = await earlierHeader(earlier);
  const challenge = await client.call("reportWork", { items: 1 }, stopped);
  stage(0);
  const nonce = await findWork(challenge, stage, stopped);
  stage("sending");
  const bytes = bytesOf(draft);
  const response = await fetch(href("/api/findings"), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": draft.once,
      "x-bongsu-case": `${secret} ${publicKey.toBase64()}`,
      "x-bongsu-work": `${challenge.challenge} ${nonce}`,
      ...known,
    },
    body: bytes,
    credentials: "omit",
    cache: "no-store",
    signal: stopped,
  }).catch((thrown: unknown) => {
    throw lostConnection(thrown);
  });
  if (!response.ok) throw await roomErrorFrom(response);
  const { items } = (await response.json()) as { readonly items: readonly (ReportReceipt | object)[] };
  const [item] = items;
  if (item === undefined || !("number" in item)) throw new Error("the room gave no receipt");
  return { ...item, bytes };
}

/** Shows that somebody holds the words of an earlier report; nothing where none is named. */
async function earlierHeader({ number, words }: EarlierCase): Promise<Readonly<Record<string, string>>> {
  const [read, six] = [readNumber(number), readCaseWords(words)];
  if (read === null || six === null) return {};
  return { "x-bongsu-earlier": `${read} ${(await caseKey(six, read)).secret}` };
}
