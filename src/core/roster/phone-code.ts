/**
 * The code of a directive on a day: six digits that a call centre asks the room, or a synced folder, about. Everyone who has the publication can work it out: it
 * shows that the room has issued a directive of this title, and not who is calling.
 */
import { calendarFor } from "#core/clock/calendars/index.ts";
import { dateOf } from "#core/clock/clock.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { sha256, sha256Hex } from "#core/seal/sha256.ts";
import type { TextByLanguage } from "#core/text.ts";

/** A directive as it can be asked about: its document, and the bytes of it that were signed. */
type CodedDirective = { readonly document: DirectiveDocument; readonly bytes: Uint8Array };

/** Six digits. */
export const codeForm = /^\d{6}$/;

/** The code of bytes on a day (`YYYY-MM-DD`), in the room with this key. */
export async function phoneCode(bytes: Uint8Array, day: string, keyid: string): Promise<string> {
  const text = canonicalText({ day, keyid, order: await sha256Hex(bytes) });
  const digest = await sha256(new TextEncoder().encode(`bongsu/1 code\0${text}`));
  const number = digest.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, "0");
}

/** The day of a directive's codes at an instant: that of its own time zone. */
export function codeDay(document: DirectiveDocument, at: string): string {
  return dateOf(at, calendarFor(document));
}

/** What a code stands for. */
export type CodeAnswer = {
  readonly directive: string;
  readonly title: TextByLanguage;
  readonly drill: boolean;
  readonly day: string;
};

const dayLong = 24 * 3_600_000;

/** The directives that a code stands for, today or yesterday: usually none or one. */
export async function codeAnswers(
  code: string,
  directives: readonly CodedDirective[],
  { keyid, at }: { readonly keyid: string; readonly at: string },
): Promise<readonly CodeAnswer[]> {
  const before = new Date(Date.parse(at) - dayLong).toISOString();
  const found: CodeAnswer[] = [];
  for (const { document, bytes } of directives)
    for (const day of [codeDay(document, at), codeDay(document, before)])
      if ((await phoneCode(bytes, day, keyid)) === code)
        found.push({ directive: document.id, title: document.draft.title, drill: document.drill, day });
  return found;
}
