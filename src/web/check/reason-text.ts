/** Why a verdict is what it is, in the words of the page: plain, for people who did not write the list themselves. */
import { printable } from "#core/input/printable.ts";
import type { IntervalReason, Reason } from "#core/verdict.ts";
import type { Translate } from "#messages/message.ts";
import { namesText } from "#messages/render/verdict.ts";

/** One sentence in the reader's language. */
export function reasonText(reason: Reason, t: Translate<"checkPage">): string {
  switch (reason.code) {
    case "in-interval":
      return intervalText(reason, t);
    case "excused":
      return excusedText(reason, t);
    case "name-near":
      return t("checkPage.why.name-near", { names: namesText(reason.names) });
    case "version-unreadable":
      return t("checkPage.versionUnreadable", { scheme: printable(reason.scheme, 40) });
    case "other-origin":
      return t("checkPage.otherOrigin", { place: printable(reason.place, 80) });
    case "range-undecidable":
      return t("checkPage.undecidableFor", {
        why: t.find(`checkPage.undecidable.${reason.why}`) ?? printable(reason.why, 80),
      });
    case "other-channel":
      return t("checkPage.why.other-channel", {
        build: printable(reason.build, 80) || t("checkPage.mainChannel"),
        bound: printable(reason.bound, 80) || t("checkPage.mainChannel"),
      });
    default:
      return t(`checkPage.why.${reason.code}`);
  }
}

function excusedText(
  { status, justification }: Extract<Reason, { readonly code: "excused" }>,
  t: Translate<"checkPage">,
): string {
  const statement = t.find(`checkPage.excused.${status}`) ?? printable(status, 60);
  if (justification === undefined) return statement;
  return t("checkPage.excused.because", { statement, justification: printable(justification, 80) });
}

function intervalText({ from, to, toIncluded }: IntervalReason, t: Translate<"checkPage">): string {
  const start = printable(from ?? "", 80);
  const end = printable(to ?? "", 80);
  if (start === "" && end === "") return t("checkPage.inRange.every");
  if (end === "") return t("checkPage.inRange.from", { from: start });
  if (start === "") return t(`checkPage.inRange.${toIncluded ? "upTo" : "before"}`, { to: end });
  return t(`checkPage.inRange.${toIncluded ? "fromUpTo" : "fromBefore"}`, { from: start, to: end });
}
