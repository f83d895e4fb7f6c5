/**
 * What an invited room sends back in a sealed file (`bongsu.case-invitation-answer/1`): that it accepts the embargo that it was shown, that it declines, or a message. It is known
 * by the invitation's secret; each has an id that was drawn, and is taken once.
 */
import { isInstant } from "#core/input/instant.ts";
import { member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { wordIn } from "#core/coordination/exchange/exchange-member.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The document type of an answer to an invitation. */
const answerForm = "bongsu.case-invitation-answer/1";

/** What an answer does. */
export const answerFileKinds = ["accept", "decline", "message"] as const;

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
  readonly writtenAt: string;
};

/** As much as one answer says: what is longer goes in several. */
export const longestAnswer = 10_000;

/** The bytes that are sealed. */
export function answerBytes(file: AnswerFile): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ type: answerForm, ...file }));
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
  const names = { id: text("id"), invitation: text("invitation"), secret: text("secret") };
  return parsed({ ...names, kind, ends, text: words, writtenAt: text("writtenAt") });
}
