/** Why a verdict is what it is. What came from outside is made printable first. */
import { printable } from "#core/input/printable.ts";
import type { IntervalReason, Reason } from "#core/verdict.ts";
import type { Translate } from "#messages/message.ts";

type MatchWords = Translate<"match">;

/** The reason as one sentence without a full stop. */
export function verdictReasonText(reason: Reason, t: MatchWords): string {
  switch (reason.code) {
    case "in-interval":
      return intervalText(reason, t);
    case "range-undecidable":
      return t.find(`match.undecidable.${reason.why}`) ?? printable(reason.why);
    case "not-covered":
      return t("match.reason.not-covered", { ecosystem: ecosystemText(reason, t) });
    case "version-unreadable":
      return t("match.reason.version-unreadable", { scheme: printable(reason.scheme) });
    default:
      return t(`match.reason.${reason.code}`);
  }
}

/** What an ecosystem is called: its own name, and the vendors' products that have none. */
export function ecosystemText(
  { ecosystem, release }: { readonly ecosystem: string; readonly release?: string },
  t: MatchWords,
): string {
  if (release !== undefined) return printable(release, 60);
  if (ecosystem === "generic") return t("match.ecosystem.vendors");
  return ecosystem === "" ? t("match.ecosystem.unknown") : printable(ecosystem, 60);
}

function intervalText(interval: IntervalReason, t: MatchWords): string {
  const [from, to] = [interval.from, interval.to].map((version) =>
    version === null ? undefined : printable(version),
  );
  if (to === undefined)
    return from === undefined ? t("match.interval.every") : t("match.interval.from", { from });
  if (from === undefined) return t(`match.interval.${interval.toIncluded ? "upTo" : "before"}`, { to });
  return t(`match.interval.${interval.toIncluded ? "fromUpTo" : "fromBefore"}`, { from, to });
}
