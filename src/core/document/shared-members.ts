/** Members that several kinds of documents have, each judged by one rule. What is wrong with a document its own reader says. */
import { isInstant } from "#core/input/instant.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { languageTagForm, type TextByLanguage } from "#core/text.ts";

/** The ids of organisations, directives, offices and receipts: fit to be a part of a file's name and to be shown and compared, without line breaks or signs that look like others. */
export const idForm = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,79}$/;

/** Whether a member is an id. */
export function hasId(value: unknown, name: string): boolean {
  return idForm.test(textMember(value, name) ?? "");
}

/** Whether it is a whole number of 0 or more. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether it is a whole number above 0. */
export function isPositive(value: unknown): value is number {
  return isCount(value) && value > 0;
}

/** Whether a member is an instant, in no more than 40 characters. */
export function hasInstant(value: unknown, name: string): boolean {
  const text = textMember(value, name) ?? "";
  return text.length <= 40 && isInstant(text);
}

/** Whether it is a document of a type that says of which room and of which world it is. */
export function isOfRoom(value: unknown, type: string): boolean {
  return (
    textMember(value, "type") === type &&
    (textMember(value, "room") ?? "") !== "" &&
    typeof member(value, "drill") === "boolean"
  );
}

/** How many characters a text has, and in how many languages it may stand. */
type TextBounds = { readonly least?: number; readonly longest: number; readonly mostLanguages?: number };

/** A text by language, in one at least, of characters that can be kept and shown everywhere; `null` for anything else. */
export function textsIn(
  value: unknown,
  { least = 0, longest, mostLanguages = Infinity }: TextBounds,
): TextByLanguage | null {
  const entries = entriesOf(value);
  const isText = entries.every(
    ([tag, text]) =>
      languageTagForm.test(tag) &&
      typeof text === "string" &&
      text.length >= least &&
      text.length <= longest &&
      text.isWellFormed() &&
      !text.includes("\0"),
  );
  return isText && entries.length > 0 && entries.length <= mostLanguages
    ? (Object.fromEntries(entries) as TextByLanguage)
    : null;
}
