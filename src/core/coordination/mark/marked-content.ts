/** What a text of a case holds when each recipient gets a copy of its own: the original, the secret that draws the copies, and how many marks a whole copy has. */
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { copyOf, readPlainText } from "#core/coordination/mark/marked-text.ts";
import { seenMarks } from "#core/coordination/mark/observe-marks.ts";
import { marksOf } from "#core/coordination/mark/trace-copy.ts";
import { textMember } from "#core/input/json.ts";

/** Marks of one text. */
type ContentMarks = { readonly secret: string; readonly marks: number };

/** The member of a kind of text of which copies are made; kinds that have none are the same for everybody. */
const markedMembers: Readonly<Record<string, string>> = { about: "summary", message: "text" };
/** What follows is in every copy alike: reading a case costs no more than this for each of its texts. */
const longestMarked = 20_000;

/** The beginning of which copies are made, and the rest. */
function partsOf(text: string): readonly [string, string] {
  if (text.length <= longestMarked) return [text, ""];
  const line = text.lastIndexOf("\n", longestMarked) + 1;
  const end = line > 0 ? line : longestMarked;
  return [text.slice(0, end), text.slice(end)];
}

/** The part of a text of which copies are made; `null` where its kind has none. */
export function markedPart(kind: string, content: unknown): string | null {
  const member = markedMembers[kind];
  const text = member === undefined ? null : textMember(content, member);
  return text === null ? null : partsOf(text)[0];
}

/** How many marks can be read of a whole copy of a text. */
export function marksIn(text: string): number {
  const read = readPlainText(text);
  return read.places.length + read.lists.length === 0 ? 0 : marksOf(seenMarks(read, text));
}

/** The content with its marks, as it is sealed for who coordinates. */
export function contentWithMarks(content: object, { secret, marks }: ContentMarks): object {
  return { ...content, markSecret: secret, marks: String(marks) };
}

/** The marks of a content; `null` where every recipient reads the same. */
export function marksOfContent(content: unknown): ContentMarks | null {
  const secret = textMember(content, "markSecret") ?? "";
  return /^[0-9a-f]{64}$/.test(secret) ? { secret, marks: Number(textMember(content, "marks")) } : null;
}

/** The content as its author wrote it. */
export function originalContent(content: unknown): unknown {
  if (marksOfContent(content) === null) return content;
  return Object.fromEntries(
    Object.entries(content as object).filter(([name]) => name !== "markSecret" && name !== "marks"),
  );
}

/** The copy of a participant. */
export async function contentFor(kind: string, content: unknown, participant: string): Promise<unknown> {
  const marks = marksOfContent(content);
  const original = originalContent(content);
  const member = markedMembers[kind];
  const text = member === undefined ? null : textMember(original, member);
  if (marks === null || member === undefined || text === null) return original;
  const [part, rest] = partsOf(text);
  const read = readPlainText(part);
  const copy = copyOf(read, await codeOf(read, Uint8Array.fromHex(marks.secret), participant));
  return { ...(original as object), [member]: copy + rest };
}

/** As many marks as it takes to tell some recipients apart with a confidence of 0.99. */
export function fewestMarks(recipients: number): number {
  return Math.ceil(Math.log2(Math.max(1, recipients) * 100));
}
