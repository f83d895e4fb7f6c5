/** Every instant that follows from a rule and a start: the end, what shortens it, reminders and the order of release. */
import { type EmbargoRule } from "#core/coordination/embargo/embargo-rules.ts";
import {
  daysLater,
  type EmbargoTerms,
  onClocksOf,
  termsBy,
} from "#core/coordination/embargo/embargo-terms.ts";
import { releasePlan, remindersUntil } from "#core/coordination/embargo/release-plan.ts";

/** What happens at an instant of an embargo. */
type EmbargoMoment =
  | "starts"
  | "silence-ends"
  | "reminder"
  | "critical-infrastructure"
  | "large"
  | "everyone"
  | "extended-end"
  | "details";

/** An instant in UTC, on Korean clocks and on the participant's own. */
type EmbargoDate = {
  readonly moment: EmbargoMoment;
  readonly at: string;
  readonly korea: string;
  readonly local: string;
};

type DatesStart = { readonly from: string; readonly zone: string; readonly exploited: boolean };

const korea = "Asia/Seoul";

/** The instants in their order; `everyone` is the embargo's end. */
export function embargoDates(rule: EmbargoRule, start: DatesStart): readonly EmbargoDate[] {
  const terms: EmbargoTerms = termsBy(rule, start);
  const extension = start.exploited ? rule.exploitedExtensionDays : rule.extensionDays;
  const moments: (readonly [EmbargoMoment, string])[] = [
    ["starts", start.from],
    ["silence-ends", daysLater(start.from, rule.silenceDays, start.zone)],
    ...remindersUntil(terms.ends, start.from).map((at) => ["reminder", at] as const),
    ...releasePlan(terms.ends).map(({ audience, at }) => [audience, at] as const),
    ["details", daysLater(terms.ends, rule.detailsAfterFixDays, start.zone)],
  ];
  if (extension !== null) moments.push(["extended-end", daysLater(terms.ends, extension, start.zone)]);
  return moments
    .map(([moment, at]) => dateOf(moment, at, start.zone))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function dateOf(moment: EmbargoMoment, at: string, zone: string): EmbargoDate {
  return { moment, at, korea: onClocksOf(at, korea), local: onClocksOf(at, zone) };
}
