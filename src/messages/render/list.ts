/** Several things in one sentence, one after another. */
import type { Translate } from "#messages/message.ts";

/** The parts, parted as the language parts them: `a, b, c`. */
export function listText(parts: readonly string[], t: Translate<"list">): string {
  return parts.join(t("list.comma"));
}

/** Parts that hold commas themselves: `a; b; c`. */
export function longListText(parts: readonly string[], t: Translate<"list">): string {
  return parts.join(t("list.semicolon"));
}

/** A sentence begins with a capital letter where the script has one. */
export function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
