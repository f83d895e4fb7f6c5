/** `bongsu case invitation accept|decline|reply|answer`: what an invited room or supplier answers, sealed for the office that invited it. No room is called. */
import { randomBytes } from "node:crypto";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { instantText } from "#cli/case/exchange/case-file-lines.ts";
import { type CaseFileOpening, openCaseFile } from "#cli/case/exchange/sealed-case-file.ts";
import {
  fileToSend,
  supplierAnswers,
  type SupplierAnswerValues,
} from "#cli/case/exchange/supplier-answers.ts";
import { readBoundedText } from "#cli/case/mark-key-file.ts";
import { refuseExisting } from "#cli/out-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { type AnswerFile, answerBytes, longestAnswer } from "#core/coordination/exchange/answer-file.ts";
import { askedTerms, type InvitationFile } from "#core/coordination/exchange/invitation-file.ts";
import { readPublicKey, sealingKeyOf } from "#core/seal/key/public-key.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import type { Translate } from "#messages/message.ts";

type AnswerRun = CaseFileOpening & {
  readonly kind: AnswerFile["kind"];
  /** That whoever runs it answers a room that nobody vouches for. */
  readonly unknown: boolean;
  /** The file with what is written beside. */
  readonly text: string | undefined;
  /** What a supplier answers, and the file that is sent. */
  readonly said: SupplierAnswerValues;
  readonly out: string;
  readonly force: boolean | undefined;
  readonly now: string;
  readonly t: Translate;
};

/** Writes the answer; the exit code is 0. Throws refusals: of an invitation of a room that nobody vouches for, that is over, that cannot be answered, or of which nothing is written. */
export async function answerInvitation(path: string, answering: AnswerRun, io: Terminal): Promise<number> {
  const { kind, text, out, force, now, t } = answering;
  if (answering.trust === undefined && !answering.unknown)
    throw new MessageRefusal("state-forbids", (say) => say("caseExchange.roomUnknown"));
  await refuseExisting(out, force);
  const opened = await openCaseFile(path, answering);
  if (!("invitation" in opened))
    throw new MessageRefusal("input-invalid", (say) => say("caseExchange.notInvitation", { path }));
  const { invitation: file } = opened;
  const isAnswer = kind === "accept" || kind === "decline";
  if (isAnswer && Date.parse(file.expires) <= Date.parse(now))
    throw new MessageRefusal("expired", (say) => say("caseExchange.over", { expires: file.expires }));
  const words = text === undefined ? "" : await readBoundedText(text);
  if (words.length > longestAnswer || (kind === "message" && words.trim() === ""))
    throw new MessageRefusal("input-invalid", (say) => say("caseExchange.textLength", { longestAnswer }));
  const reader = await answerReader(file);
  const asked = askedTerms(file);
  const { invitation, secret } = file;
  const ends = kind === "accept" ? (asked?.ends ?? null) : null;
  const id = randomBytes(16).toString("hex");
  const said = { invitation: file, note: words, now };
  const answers = kind === "answers" ? await supplierAnswers(answering.said, said, { io, t }) : [];
  // What is written beside one answer is its note; beside a document's answers it is a message.
  const beside = answers.length > 0 && answering.said.document === undefined ? "" : words;
  const sent = kind === "file" ? await fileToSend(answering.said.file ?? "") : null;
  const known = { id, invitation, secret, kind, ends, text: beside };
  const answer = answerBytes({ ...known, answers, file: sent, writtenAt: now });
  const sealed = await sealBytes(answer, { readers: [reader] }, (length) => randomBytes(length));
  await writeFileAtomically(out, sealed, true);
  if (kind === "accept" && ends !== null)
    io.write(`${t("caseExchange.acceptedTerms", { ends: instantText(ends, file.zone) })}\n`);
  if (opened.signer === null) io.error(`${t("caseExchange.notVouched")}\n`);
  io.write(`${t(`caseExchange.written.${kind}`, { out, keyid: reader.keyid })}\n`);
  return 0;
}

async function answerReader({ answerKey, drill }: InvitationFile): Promise<ObjectReader> {
  const key = await readPublicKey(answerKey);
  const publicKey = key.ok && key.value.drill === drill ? sealingKeyOf(key.value) : null;
  if (key.ok && publicKey !== null) return { keyid: key.value.keyid, publicKey };
  throw new MessageRefusal("input-invalid", (t) => t("caseExchange.noAnswerKey"));
}
