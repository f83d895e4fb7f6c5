/** Why a verdict is what it is, and what a whole answer rests on. What came from outside is made printable first. */
import { printable } from "#core/input/printable.ts";
import { ecosystemName, releaseName } from "#core/product/ecosystem-of-product.ts";
import type { CoverageDoubt, IntervalReason, Reason } from "#core/verdict.ts";
import type { BasisSource, CheckBasis } from "#core/matching/check-basis.ts";
import type { Translate } from "#messages/message.ts";
import { longListText } from "#messages/render/list.ts";

type ExcusedReason = Extract<Reason, { readonly code: "excused" }>;
type MatchWords = Translate<"match">;

/** The reason as one sentence without a full stop. */
export function verdictReasonText(reason: Reason, t: MatchWords): string {
  switch (reason.code) {
    case "in-interval":
      return intervalText(reason, t);
    case "range-undecidable":
      return t.find(`match.undecidable.${reason.why}`) ?? printable(reason.why);
    case "not-covered":
      return reason.why === undefined
        ? t("match.reason.not-covered", { ecosystem: ecosystemText(reason, t) })
        : t(`match.uncovered.${reason.why}`, { ecosystem: ecosystemText(reason, t) });
    case "excused":
      return excusedText(reason, t);
    case "name-near":
      return t("match.reason.name-near", { names: namesText(reason.names) });
    case "other-origin":
      return t("match.reason.other-origin", {
        origin: t(`match.origin.${reason.origin}`),
        place: printable(reason.place, 80),
      });
    case "version-unreadable":
      return t("match.reason.version-unreadable", { scheme: printable(reason.scheme) });
    case "other-channel":
      return t("match.reason.other-channel", {
        build: printable(reason.build, 80) || t("match.mainChannel"),
        bound: printable(reason.bound, 80) || t("match.mainChannel"),
      });
    default:
      return t(`match.reason.${reason.code}`);
  }
}

/** What an ecosystem is called: its own name, and the vendors' products that have none. */
export function ecosystemText(
  { ecosystem, release }: { readonly ecosystem: string; readonly release?: string },
  t: MatchWords,
): string {
  if (release !== undefined) return printable(releaseName(ecosystem, release), 60);
  if (ecosystem === "generic") return t("match.ecosystem.vendors");
  return ecosystem === "" ? t("match.ecosystem.unknown") : printable(ecosystemName(ecosystem), 60);
}

/** A source's excusing word, with the reason that it gives: a label of its standard's list, as it stands. */
function excusedText({ status, justification }: ExcusedReason, t: MatchWords): string {
  const statement = t.find(`match.excused.${status}`) ?? printable(status, 60);
  if (justification === undefined) return statement;
  return t("match.excused.because", { statement, justification: printable(justification, 80) });
}

/** Names that were perhaps meant, as their records write them. */
function namesText(names: readonly string[]): string {
  return names.map((name) => printable(name, 100)).join(", ");
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

type BasisWords = Translate<"coverage" | "list" | "match" | "time">;

const mostSources = 12;

/** The last line of every answer: what was asked, how many records there were, up to when they are all, and how many components were compared. */
export function checkBasisText(basis: CheckBasis, t: BasisWords): string {
  const { sources, compared, notCompared, at } = basis;
  const more = sources.length - mostSources;
  const named = sources.slice(0, mostSources).map((source) => sourceText(source, at, t));
  if (more > 0) named.push(t("coverage.basis.more", { count: more }));
  const all = named.length === 0 ? t("coverage.basis.nothing") : longListText(named, t);
  return t("coverage.basis.line", { sources: all, compared, notCompared });
}

function sourceText(source: BasisSource, at: string, t: BasisWords): string {
  const { name, directive, records, complete } = source;
  const shown =
    name === null ? null : directive ? printable(name, 80) : ecosystemText({ ecosystem: name }, t);
  if (directive && shown !== null) return t("coverage.basis.directive", { name: shown, records });
  const text =
    shown === null
      ? t("coverage.basis.feed", { records })
      : t("coverage.basis.source", { name: shown, records });
  const parts = complete.map((one) =>
    completeText(one, { at, alone: name !== null && one.only === undefined }, t),
  );
  const stated = parts.length === 0 ? t("coverage.basis.notStated") : parts.join(", ");
  return t("coverage.basis.part", { source: text, complete: stated });
}

function completeText(
  { ecosystem, only, to, doubt }: BasisSource["complete"][number],
  { at, alone }: { readonly at: string; readonly alone: boolean },
  t: BasisWords,
): string {
  const name =
    only === undefined
      ? ecosystemText({ ecosystem }, t)
      : printable(only.map((one) => releaseName(ecosystem, one)).join(", "), 80);
  if (doubt !== null)
    return t("coverage.basis.doubtful", { ecosystem: name, doubt: doubtText(doubt, to, t) });
  const time = dayOf(to);
  const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(to)) / 86_400_000));
  const age = days === 0 ? t("coverage.basis.today") : t("coverage.basis.days", { days });
  return alone
    ? t("coverage.basis.whole", { time, age })
    : t("coverage.basis.wholeOf", { ecosystem: name, time, age });
}

/** What is doubtful about a statement up to an instant, in a few words. */
export function doubtText(doubt: CoverageDoubt, to: string, t: Translate<"coverage" | "time">): string {
  return t(`coverage.doubt.${doubt}`, { time: dayOf(to) });
}

/** The day, as data: a line of figures stands on every answer. */
function dayOf(instant: string): string {
  return printable(instant.slice(0, 10), 10);
}
