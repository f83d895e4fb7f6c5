/** What `bongsu case invitation answer` says for a supplier: one answer by options, or what a CSAF, OpenVEX or CycloneDX document states; and the file that `reply` sends. */
import { basename } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readBoundedText } from "#cli/case/mark-key-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readAnswerDocument } from "#core/coordination/answer/read-answer-document.ts";
import { fits } from "#core/coordination/answer/read-supplier-answers.ts";
import {
  answerJustifications,
  type SupplierAnswer,
  supplierAnswerIn,
} from "#core/coordination/answer/supplier-answer.ts";
import { isCaseFileName } from "#core/coordination/case-file-name.ts";
import { type AnsweredFile, longestAnsweredFile } from "#core/coordination/exchange/answer-file.ts";
import { askedTerms, type InvitationFile } from "#core/coordination/exchange/invitation-file.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

/** The options of an answer, beside those that every answer to an invitation has. */
export const supplierAnswerOptions = {
  say: { type: "string" },
  product: { type: "string" },
  justification: { type: "string" },
  "fixed-in": { type: "string" },
  on: { type: "string" },
  document: { type: "string" },
  file: { type: "string" },
} as const;

/** What was given of them, with `--from` and `--to`, the versions that are affected. */
export type SupplierAnswerValues = {
  readonly [name in keyof typeof supplierAnswerOptions | "from"]?: string | undefined;
} & { readonly to?: readonly string[] | undefined };

const kinds = [
  "received",
  "need-information",
  "affected",
  "not-affected",
  "fix",
  "cannot",
  "more-time",
] as const;

type AnswerContext = {
  readonly invitation: InvitationFile;
  /** What is written beside one answer. */
  readonly note: string;
  readonly now: string;
};

/** The answers. Refuses one that lacks what it needs, and a document that states nothing; what a document excuses without a reason is named and not answered. */
export async function supplierAnswers(
  values: SupplierAnswerValues,
  answering: AnswerContext,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<readonly SupplierAnswer[]> {
  const answers =
    values.document === undefined
      ? [oneAnswer(values, answering)]
      : await documentAnswers(values.document, answering, { io, t });
  for (const answer of answers) io.write(`${answerLine(answer, t)}\n`);
  return answers;
}

function oneAnswer(values: SupplierAnswerValues, { invitation, note, now }: AnswerContext): SupplierAnswer {
  const kind = kinds.find((one) => one === values.say);
  if (kind === undefined) throw refused("answerKind", { kinds: kinds.join(", ") });
  const { product = "", from = "", to: [to = ""] = [], justification = "", on = "" } = values;
  const lacks = {
    affected: from === "" && to === "",
    "not-affected": justification === "",
    fix: on === "",
    "more-time": on === "",
  };
  const needed = {
    affected: "--from, --to",
    "not-affected": "--justification",
    fix: "--on",
    "more-time": "--on",
  };
  if (kind in lacks && lacks[kind as keyof typeof lacks])
    throw refused("answerLacks", { option: needed[kind as keyof typeof needed] });
  const isReason = answerJustifications.some((one) => one === justification);
  if (kind === "not-affected" && !isReason)
    throw refused("answerReason", { reasons: answerJustifications.join(", ") });
  const asked = askedTerms(invitation);
  if (kind === "more-time" && asked === null) throw refused("answerNoEmbargo", {});
  if ((kind === "need-information" || kind === "cannot") && note.trim() === "")
    throw refused("answerLacks", { option: "--text" });
  const { zone = "UTC", ends: end = now } = asked ?? {};
  const said = { kind, product, note, from, to, justification, version: values["fixed-in"] ?? "", date: on };
  const answer = supplierAnswerIn({ ...said, ends: `${on}${end.slice(10)}`, zone });
  if (answer === null || !fits(answer)) throw refused("answerWrong", {});
  return answer;
}

async function documentAnswers(
  path: string,
  { now }: AnswerContext,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<readonly SupplierAnswer[]> {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO("Asia/Seoul").toPlainDate().toString();
  const read = readAnswerDocument(await readBoundedText(path), today);
  if (!read.ok || read.value.answers.length === 0) throw refused("answerDocument", { path });
  for (const product of read.value.unreasoned)
    io.error(`${t("caseExchange.answerUnreasoned", { product: printable(product, 300) })}\n`);
  return read.value.answers;
}

/** What an answer says, in a line. */
function answerLine(answer: SupplierAnswer, t: Translate): string {
  const { kind, product } = answer;
  const parts = [t(`portalPage.answer.${kind}`), product];
  if (kind === "affected")
    parts.push(answer.from === answer.to ? answer.from : `${answer.from} – ${answer.to}`);
  if (kind === "not-affected") parts.push(t(`portalPage.justification.${answer.justification}`));
  if (kind === "fix") parts.push(answer.version, answer.date);
  if (kind === "more-time") parts.push(answer.ends);
  return printable(parts.filter((part) => part !== "").join("  "), 1_000);
}

/** The file that is sent. Refuses one that is empty or too large, and a name that could be read as another. */
export async function fileToSend(path: string): Promise<AnsweredFile> {
  const name = basename(path);
  const bytes = await readFileIfExists(path, longestAnsweredFile);
  if (bytes === null) throw new MessageRefusal("input-invalid", (t) => t("fileTrouble.ENOENT", { path }));
  if (bytes.length === 0 || !isCaseFileName(name)) throw refused("fileWrong", { path });
  return { name, bytes };
}

type RefusalKey =
  | "answerKind"
  | "answerLacks"
  | "answerReason"
  | "answerNoEmbargo"
  | "answerWrong"
  | "answerDocument"
  | "fileWrong";

function refused(key: RefusalKey, values: Readonly<Record<string, string>>): MessageRefusal {
  return new MessageRefusal("input-invalid", (t) => t.find(`caseExchange.${key}`, values) ?? key);
}
