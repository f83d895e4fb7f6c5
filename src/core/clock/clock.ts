/**
 * Clocks of directives in the time zone of a calendar, Korea's unless another is given. Nothing here reads the time: whoever asks passes the instant. What starts a clock, and which of several ends first, is decided in `evaluate.ts`.
 */
import { isDay, usualInstant } from "#core/input/instant.ts";
import type { Duration } from "#core/clock/duration.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { beyondCalendar, type Calendar } from "#core/clock/calendars/calendar.ts";
import type { ZoneOfTime } from "#core/clock/calendars/calendar.ts";
import { koreanCalendar } from "#core/clock/calendars/kr.ts";
import { koreanTime } from "#core/clock/calendars/kr-time.ts";

/** How long a clock of a rule pack runs: a directive's duration, or calendar months, which end on the same day of the month or its last. */
export type Span = Duration | { readonly months: number };

/**
 * When a clock ends, as an RFC 3339 instant in UTC, or `null` for the next upgrade, which has no date. `hours` count from the
 * instant; `days`, `workingDays` and `months` leave the day of the start out and end at 23:59:59 of the last; `date` likewise.
 * `start` is an RFC 3339 instant; one that is not is a fault of the caller.
 */
export function deadline(start: string, duration: Span, calendar: Calendar = koreanCalendar): string | null {
  const from = Temporal.Instant.from(start);
  if ("nextUpgrade" in duration) return null;
  if ("hours" in duration) return utc(from.add({ hours: duration.hours }));
  const { zone } = calendar.time;
  if ("date" in duration) return endOfDay(Temporal.PlainDate.from(duration.date), zone);
  const day = from.toZonedDateTimeISO(zone).toPlainDate();
  if ("days" in duration) return endOfDay(day.add({ days: duration.days }), zone);
  if ("months" in duration) return endOfDay(day.add({ months: duration.months }), zone);
  return endOfDay(afterWorkingDays(day, duration.workingDays, calendar), zone);
}

/**
 * The finding that a clock in working days counted days of years whose holidays the calendar does not know, where its end may be too early;
 * `null` for any other clock and for one without an end.
 */
export function calendarRemark(
  { start, end }: { readonly start: string; readonly end: string | null },
  duration: Span,
  calendar: Calendar = koreanCalendar,
): Finding | null {
  if (!("workingDays" in duration) || end === null) return null;
  const first = Temporal.PlainDate.from(dateOf(start, calendar)).add({ days: 1 });
  return beyondCalendar(calendar, first.toString(), dateOf(end, calendar));
}

/** The first instant of a date (`YYYY-MM-DD`), as RFC 3339 in UTC. */
export function startOfDate(date: string, calendar: Calendar = koreanCalendar): string {
  return utc(Temporal.PlainDate.from(date).toZonedDateTime(calendar.time.zone).toInstant());
}

/** The last second of a date (`YYYY-MM-DD`), as RFC 3339 in UTC. */
export function endOfDate(date: string, calendar: Calendar = koreanCalendar): string {
  return endOfDay(Temporal.PlainDate.from(date), calendar.time.zone);
}

/** The date of an instant, as `YYYY-MM-DD`. */
export function dateOf(instant: string, calendar: Pick<Calendar, "time"> = { time: koreanTime }): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(calendar.time.zone).toPlainDate().toString();
}

/** A day of the calendar; `weekday` is 1 for Monday to 7 for Sunday. */
type CalendarDay = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
};

/** A day with the time of day on clocks in a time zone, and what that time is called. */
type WallClockTime = CalendarDay & {
  readonly hour: number;
  readonly minute: number;
  readonly zone: string;
};

/** The parts of a date `YYYY-MM-DD` that exists. */
export function calendarDay(date: string): CalendarDay {
  const { year, month, day, dayOfWeek } = Temporal.PlainDate.from(date);
  return { year, month, day, weekday: dayOfWeek };
}

/** What clocks show at an RFC 3339 instant, in Korea unless another zone is given. */
export function wallClockTime(instant: string, time: ZoneOfTime = koreanTime): WallClockTime {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(time.zone);
  return {
    ...calendarDay(at.toPlainDate().toString()),
    hour: at.hour,
    minute: at.minute,
    zone: nameOfTime(at, time),
  };
}

/** What the time at an instant is called: the summer's where clocks stand ahead of the year's least offset. */
function nameOfTime(at: Temporal.ZonedDateTime, { standard, summer }: ZoneOfTime): string {
  if (summer === null) return standard;
  const winter = Math.min(...[1, 7].map((month) => at.with({ month, day: 1 }).offsetNanoseconds));
  return at.offsetNanoseconds > winter ? summer : standard;
}

/** A span that counts units. */
type CountedSpan = Exclude<Span, { readonly nextUpgrade: true } | { readonly date: string }>;

/** The unit of a span and how many of it. */
export function amountOf(
  span: CountedSpan,
): readonly [unit: "hours" | "days" | "workingDays" | "months", count: number] {
  if ("hours" in span) return ["hours", span.hours];
  if ("days" in span) return ["days", span.days];
  return "months" in span ? ["months", span.months] : ["workingDays", span.workingDays];
}

/** Order of two RFC 3339 instants: negative when `a` is earlier. */
export function compareInstants(a: string, b: string): number {
  const [first, second] = [usualInstant(a), usualInstant(b)];
  if (first !== null && second !== null) return first < second ? -1 : Number(first > second);
  return Temporal.Instant.compare(a, b);
}

function afterWorkingDays(start: Temporal.PlainDate, count: number, calendar: Calendar): Temporal.PlainDate {
  let day = start;
  for (let left = count; left > 0;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6 && !calendar.holidays.has(day.toString())) left -= 1;
  }
  return day;
}

function endOfDay(day: Temporal.PlainDate, zone: string): string {
  return utc(day.toZonedDateTime({ timeZone: zone, plainTime: "23:59:59" }).toInstant());
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: "second" });
}

const longest = { hours: 87_600, days: 3650, workingDays: 2600 };

/** A duration from outside: exactly one unit, a whole number of at least 1 and at most ten years, or a date that exists. */
export function readDuration(value: unknown, at: string): Parsed<Duration> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [unit, amount] = entries[0] ?? [];
  if (entries.length === 1) {
    if (unit === "nextUpgrade" && amount === true) return parsed({ nextUpgrade: true });
    if (unit === "date" && typeof amount === "string" && isDay(amount)) return parsed({ date: amount });
    if (unit === "hours" && isCount(amount, longest.hours)) return parsed({ hours: amount });
    if (unit === "days" && isCount(amount, longest.days)) return parsed({ days: amount });
    if (unit === "workingDays" && isCount(amount, longest.workingDays))
      return parsed({ workingDays: amount });
  }
  const message = "A duration is one of hours, days or workingDays (1 to ten years), a date, or nextUpgrade.";
  const finding: Finding = { at, code: "duration-unreadable", message };
  return { ok: false, findings: [finding] };
}

/** A span of a rule pack from outside: a duration, or at most 120 whole months. */
export function readSpan(value: unknown, at: string): Parsed<Span> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [unit, amount] = entries[0] ?? [];
  if (entries.length === 1 && unit === "months" && isCount(amount, 120)) return parsed({ months: amount });
  return readDuration(value, at);
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}

/** Whether a text names a time zone (IANA). */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
