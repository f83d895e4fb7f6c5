/** What a calendar of working days is: the years that it knows and the days in them that are free. A country's days are in its own file. */
import type { Finding } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";

/** One rule of law and the days that it makes free, as `YYYY-MM-DD` in order. */
export type HolidayRule = {
  readonly id: string;
  readonly name: TextByLanguage;
  /** The statute that makes the days holidays, in its own language. */
  readonly law: string;
  readonly days: readonly string[];
  /** Substitute holidays for days that fell on other free days, with the rule that gives them; `null` when the law gives none. */
  readonly substitute: { readonly law: string; readonly days: readonly string[] } | null;
  /** What of this we could not verify. */
  readonly unverified: TextByLanguage | null;
};

/** Days without work besides Saturdays and Sundays, for the whole years between two dates; outside them only week-ends are known to be free. */
export type Calendar = {
  readonly name: string;
  /** Where its days begin and end. */
  readonly time: ZoneOfTime;
  /** First and last day that the calendar knows. */
  readonly from: string;
  readonly until: string;
  /** Last day whose holidays have been announced officially; later ones follow from the law. */
  readonly gazettedUntil: string;
  readonly holidays: ReadonlySet<string>;
};

/** All days of some rules, each once, in order. */
export function holidaysOf(rules: readonly HolidayRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ days, substitute }) => [...days, ...(substitute?.days ?? [])]).toSorted());
}

/** The finding that working days between two dates (`YYYY-MM-DD`) were counted outside the years that a calendar knows; `null` inside them. */
export function beyondCalendar(calendar: Calendar, first: string, last: string): Finding | null {
  if (first >= calendar.from && last <= calendar.until) return null;
  const message =
    `Working days are known from ${calendar.from} to ${calendar.until}, not for all of ${first} to ${last}: ` +
    "elsewhere only Saturdays and Sundays were left out, so by law the end may be later.";
  return { at: "", code: "working-days-unknown", message };
}

/** The time zone (IANA) in which days begin and end, and what its time is called; `summer` where the clock changes. */
export type ZoneOfTime = { readonly zone: string; readonly standard: string; readonly summer: string | null };

/** Days on which nobody works besides Saturdays and Sundays, for the whole years between two dates. */
export type HolidayCalendar = {
  readonly name: TextByLanguage;
  readonly from: string;
  readonly until: string;
  /** The last day whose holidays were announced officially. */
  readonly announcedUntil: string;
  readonly days: readonly string[];
};
