/**
 * `mustUnderstand` of a published document: words without which a reader would take it for something else. A document with one that is not known
 * here is refused with a sentence; `docs/compatibility.md` has the rule for all other unknown words.
 */
import { member } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";

/** Words of `mustUnderstand` that this program understands: that a directive's clocks run by the calendar that it carries. */
const understood: ReadonlySet<unknown> = new Set(["calendar"]);

/** Of a document, the words that it marks and that this program does not know. */
export function wordsNotUnderstood(document: unknown): readonly string[] {
  const marked = member(document, "mustUnderstand");
  if (!Array.isArray(marked)) return [];
  return marked
    .filter((word: unknown) => !understood.has(word))
    .map((word: unknown) => `"${printable(String(word), 80)}"`);
}

/** A finding for each word that a document says must be understood and that this program does not know. */
export function wordsToUnderstand(document: unknown): readonly Finding[] {
  const marked = member(document, "mustUnderstand");
  if (marked === undefined) return [];
  if (!Array.isArray(marked)) return [notUnderstood("/mustUnderstand", "something that is not a list")];
  return marked.flatMap((word: unknown, at) =>
    understood.has(word) ? [] : [notUnderstood(`/mustUnderstand/${at}`, `"${printable(String(word), 80)}"`)],
  );
}

function notUnderstood(at: string, what: string): Finding {
  const message = `The document must not be used without understanding ${what}, which this program does not know. Use a newer one.`;
  return { at, code: "must-understand", message };
}
