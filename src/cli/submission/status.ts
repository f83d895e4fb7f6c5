/** `bongsu report status`: how a report stands, what each gate decided and why, and what was asked; for whoever has its six words, which are read from a file and never sent. */
import { readFile } from "node:fs/promises";
import { readLine } from "#cli/standard-input.ts";
import type { ReportIo } from "#cli/submission/report-word.ts";
import { MessageRefusal, withEnglish } from "#agent/home/message-refusal.ts";
import { addressIn } from "#agent/response/room-address.ts";
import { answerOf } from "#cli/room/room-client.ts";
import { readWordsFile, roomIn } from "#cli/submission/submit.ts";
import { type CaseKey, caseKey } from "#core/intake/case-words.ts";
import { readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { listMember, textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Translate } from "#messages/message.ts";
import { reasonText, verdictText } from "#messages/render/submission/report-gate.ts";

/** What `status` is given. */
type StatusRun = {
  readonly io: Pick<ReportIo, "env" | "write" | "error" | "stdin">;
  readonly t: Translate;
  readonly values: { readonly room?: string | undefined; readonly "words-file": string };
};

const mostOfWords = 10_000;

/** Shows the case; 0, or a refusal where number and words open none. */
export async function showReportStatus(text: string, { io, t, values }: StatusRun): Promise<number> {
  const number = readNumber(text);
  if (number === null) throw new MessageRefusal("input-invalid", (say) => say("submitCommand.numberWrong"));
  const path = values["words-file"];
  if (path === "-") io.error(`${t("submitCommand.typeWords")}\n`);
  const words = path === "-" ? await readLine(io.stdin, mostOfWords) : await readFile(path);
  const key = await caseKey(readWordsFile(path, words), number);
  const response = await fetch(addressIn(roomIn(values, io.env), "/api/reports/status"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ number, secret: key.secret }),
  });
  const status = await answerOf(response);
  if (!response.ok) {
    const code = response.status === 404 ? "not-found" : "unsupported";
    const detail = printable(textMember(status, "detail") ?? "", 500);
    throw new MessageRefusal(code, (say) =>
      code === "not-found" ? say("submitCommand.noSuchReport") : withEnglish(code, detail, say),
    );
  }
  for (const line of await linesOf(status, key, t)) io.write(`${line}\n`);
  return 0;
}

async function linesOf(status: unknown, key: CaseKey, t: Translate): Promise<readonly string[]> {
  const state = textMember(status, "state") ?? "";
  const gates = listMember(status, "gates").flatMap((gate) => {
    const name = textMember(gate, "gate") ?? "";
    const reasons = listMember(gate, "reasons").filter((reason) => typeof reason === "string");
    return [
      `${t.find(`reportGate.name.${name}`) ?? name} ${printable(verdictText(name, textMember(gate, "verdict") ?? "", t), 200)}`,
      ...reasons.map((reason) => `  - ${printable(reasonText(reason, t), 300)}`),
    ];
  });
  const messages = await Promise.all(
    listMember(status, "messages").map(async (one) => await messageLine(one, key, t)),
  );
  return [
    `${writtenNumber(textMember(status, "number") ?? "")}  ${t.find(`reportGate.state.${state}`) ?? state}`,
    `${textMember(status, "receivedAt") ?? ""}  SHA-256 ${textMember(status, "sha256") ?? ""}`,
    ...gates,
    ...messages,
  ];
}

async function messageLine(message: unknown, key: CaseKey, t: Translate): Promise<string> {
  const sealed = fromBase64(textMember(message, "sealed") ?? "-");
  const opened = sealed === null ? null : await openBytes(sealed, [key]);
  const text = opened?.ok === true ? printable(new TextDecoder().decode(opened.value), 20_000) : "…";
  const author = textMember(message, "author") ?? "";
  return `${t.find(`reportGate.author.${author}`) ?? author}: ${text}`;
}
