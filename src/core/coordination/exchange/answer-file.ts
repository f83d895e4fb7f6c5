/**
 * What an invited room or supplier sends back in a sealed file (`bongsu.case-invitation-answer/1`): that it accepts the embargo that it was shown, that it declines, a message,
 * a supplier's answers, or a file. It is known by the invitation's secret; each has an id that was drawn, and is taken once.
 */
import { readSupplierAnswers } from "#core/coordination/answer/read-supplier-answers.ts";
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import { isCaseFileName } from "#core/coordination/case-file-name.ts";
import { isInstant } from "#core/input/instant.ts";
import { listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { wordIn } from "#core/coordination/exchange/exchange-member.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

/** The document type of an answer to an invitation. */
const answerForm = "bongsu.case-invitation-answer/1";

/** What an answer does. */
export const answerFileKinds = ["accept", "decline", "message", "answers", "file"] as const;

/** A file that is sent, with its name. */
export type AnsweredFile = { readonly name: string; readonly bytes: Uint8Array };

/** An answer. */
export type AnswerFile = {
  readonly id: string;
  readonly invitation: string;
  readonly secret: string;
  readonly kind: (typeof answerFileKinds)[number];
  /** Of an acceptance: the end of the embargo that was shown; `null` where none was asked for. */
  readonly ends: string | null;
  /** What is written with it, which may be nothing but in a message. */
  readonly text: string;
  /** What a supplier answers; empty of every other kind. */
  readonly answers: readonly SupplierAnswer[];
  /** The file of one that sends a file; `null` of every other kind. */
  readonly file: AnsweredFile | null;
  readonly writtenAt: string;
};

/** As much as one answer says: what is longer goes in several. */
export const longestAnswer = 10_000;

/** As many bytes as one file has. */
export const longestAnsweredFile = 4_000_000;

/** As many bytes as the sealed file of an answer has: one with a file holds it in base64. */
export const longestSealedAnswer = 5_400_000;

/** The bytes that are sealed. */
export function answerBytes({ answers, file, ...said }: AnswerFile): Uint8Array {
  const document = {
    type: answerForm,
    ...said,
    ...(answers.length === 0 ? {} : { answers }),
    ...(file === null ? {} : { file: { name: file.name, content: file.bytes.toBase64() } }),
  };
  return new TextEncoder().encode(JSON.stringify(document));
}

/** Reads those bytes. */
export function readAnswerFile(payload: Uint8Array): Parsed<AnswerFile> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const text = (name: string): string => textMember(document, name) ?? "";
  const kind = wordIn(document, "kind", answerFileKinds);
  const ends = member(document, "ends");
  const isDated =
    isInstant(text("writtenAt")) && (ends === null || (typeof ends === "string" && isInstant(ends)));
  const isNamed = /^[0-9a-f]{32}$/.test(text("id")) && /^[\w-]{20,200}$/.test(text("secret"));
  if (text("type") !== answerForm || kind === undefined || !isNamed || !isDated)
    return failed("", "case-file-form", "This is no answer to an invitation to a case.");
  const words = text("text");
  if (words.length > longestAnswer || (kind === "message" && words.trim() === ""))
    return failed("/text", "case-file-form", `A message has 1 to ${longestAnswer} characters.`);
  const answers = kind === "answers" ? readSupplierAnswers(listMember(document, "answers")) : parsed([]);
  if (!answers.ok) return answers;
  const file = kind === "file" ? readFile(member(document, "file")) : parsed(null);
  if (!file.ok) return file;
  const names = { id: text("id"), invitation: text("invitation"), secret: text("secret") };
  const said = { kind, ends, text: words, answers: answers.value, file: file.value };
  return parsed({ ...names, ...said, writtenAt: text("writtenAt") });
}

function readFile(value: unknown): Parsed<AnsweredFile> {
  const name = textMember(value, "name") ?? "";
  const bytes = fromBase64(textMember(value, "content") ?? "");
  if (!isCaseFileName(name))
    return failed("/file/name", "case-file-form", "A file's name is one line without a path.");
  if (bytes === null || bytes.length === 0 || bytes.length > longestAnsweredFile)
    return failed("/file/content", "case-file-form", `A file has 1 to ${longestAnsweredFile} bytes.`);
  return parsed({ name, bytes });
}
