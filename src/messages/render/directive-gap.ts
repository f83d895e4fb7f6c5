/** What is not known of a directive, as a sentence that says what to do. */
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

/** Longest words of a gap that are said. */
const mostWords = 5;

/** The sentence. */
export function directiveGapText(gap: DirectiveGap, t: Translate<"directiveGap">): string {
  const words = gap.words.slice(0, mostWords).map((word) => printable(word, 120));
  return t(`directiveGap.${gap.reason}`, {
    directive: printable(gap.directive, 80),
    revision: gap.revision,
    words: words.join(", "),
    count: words[0] ?? "",
    needed: words[1] ?? "",
    missing: words[2] ?? "",
  });
}
