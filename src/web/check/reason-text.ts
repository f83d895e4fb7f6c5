/** Why a verdict is what it is, in the words of the page: plain, for people who did not write the list themselves. */
import { printable } from "#core/input/printable.ts";
import type { IntervalReason, Reason } from "#core/verdict.ts";
import type { Translate } from "#messages/message.ts";

/** One sentence in the reader's language. */
export function reasonText(reason: Reason, t: Translate<"checkPage">): string {
  switch (reason.code) {
    case "in-interval":
      return intervalText(reason, t);
    case "version-unreadable":
      return t("checkPage.versionUnreadable", { scheme: printable(reason.scheme, 40) });
    case "range-undecidable":
      return t("checkPage.undecidableFor", {
        why: t.find(`checkPage.undecidable.${reason.why}`) ?? printable(reason.why, 80),
      });
    default:
      return t(`checkPage.why.${reason.code}`);
  }
}

function intervalText({ from, to, toIncluded }: IntervalReason, t: Translate<"checkPage">): string {
  const start = printable(from ?? "", 80);
  const end = printable(to ?? "", 80);
  if (start === "" && end === "") return t("checkPage.inRange.every");
  if (end === "") return t("checkPage.inRange.from", { from: start });
  if (start === "") return t(`checkPage.inRange.${toIncluded ? "upTo" : "before"}`, { to: end });
  return t(`checkPage.inRange.${toIncluded ? "fromUpTo" : "fromBefore"}`, { from: start, to: end });
}
