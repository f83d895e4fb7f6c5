/** The key of a text's marks (`bongsu.marks/1`): the text as it was given, the secret that draws the codes, and who has a copy. It names whoever leaks, so it stays with the coordinator. */
import { longestText } from "#core/coordination/mark/marked-text.ts";
import { listMember, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The key. */
export type MarkKey = {
  readonly type: "bongsu.marks/1";
  /** 32 bytes in hexadecimal. */
  readonly secret: string;
  readonly recipients: readonly string[];
  readonly text: string;
};

/** The document type. */
export const markKeyForm = "bongsu.marks/1";
const mostRecipients = 10_000;
const recipientForm = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,79}$/u;

/** Whether a recipient can be named so: its copy's file carries the name. */
export function isRecipientName(name: string): boolean {
  return recipientForm.test(name) && !name.includes("..");
}

/** Reads a key's document. */
export function readMarkKey(document: unknown): Parsed<MarkKey> {
  if (textMember(document, "type") !== markKeyForm)
    return failed("/type", "marks-form", `This is no key of marks (${markKeyForm}).`);
  const secret = textMember(document, "secret") ?? "";
  const text = textMember(document, "text") ?? "";
  if (!/^[0-9a-f]{64}$/.test(secret))
    return failed("/secret", "marks-secret", "Expected 32 bytes in hexadecimal.");
  if (text === "" || text.length > longestText)
    return failed("/text", "marks-text", `Expected a text of at most ${longestText} characters.`);
  const recipients = listMember(document, "recipients").filter((name) => typeof name === "string");
  const isSound = recipients.every(isRecipientName) && new Set(recipients).size === recipients.length;
  if (recipients.length === 0 || recipients.length > mostRecipients || !isSound)
    return failed("/recipients", "marks-recipients", `Expected 1 to ${mostRecipients} names, each once.`);
  return parsed({ type: markKeyForm, secret, recipients, text });
}
