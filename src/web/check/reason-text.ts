/** Why a verdict is what it is, in the words of the page: plain, for people who did not write the list themselves. */
import { printable } from "#core/input/printable.ts";
import type { Reason } from "#core/matching/verdict.ts";
import type { Words } from "#web/words/index.ts";

/** One sentence in the language of the words. */
export function reasonText(reason: Reason, words: Words): string {
  switch (reason.code) {
    case "in-interval":
      return words.check.inRange(
        reason.from === null ? "" : printable(reason.from, 80),
        reason.to === null ? "" : printable(reason.to, 80),
        reason.toIncluded,
      );
    case "version-unreadable":
      return words.check.versionUnreadable(printable(reason.scheme, 40));
    case "range-undecidable":
      return words.check.undecidable(
        new Map<string, string>(Object.entries(words.undecidable)).get(reason.why) ??
          printable(reason.why, 80),
      );
    default:
      return words.why[reason.code];
  }
}
