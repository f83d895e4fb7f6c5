/** The calendars that the program has by name, and those that topologies and directives bring along. */
import type { Calendar } from "#core/clock/calendars/calendar.ts";
import { koreanCalendar } from "#core/clock/calendars/kr.ts";
import type { HolidayCalendar, ZoneOfTime } from "#core/clock/calendars/calendar.ts";

const calendars: readonly Calendar[] = [koreanCalendar];

/** The names by which a topology may call for a calendar. */
export const calendarNames: readonly string[] = calendars.map(({ name }) => name);

/** The calendar by which a directive's clocks run, as its document carries it: days in a time zone, and those on which nobody works. */
export type DirectiveCalendar = ZoneOfTime & {
  readonly from: string;
  readonly until: string;
  readonly holidays: readonly string[];
};

/** What a directive carries so that clocks run alike everywhere, a program that cannot read it left out. */
type CarriedCalendar = {
  readonly calendar?: DirectiveCalendar;
  readonly mustUnderstand?: readonly string[];
};

/** The calendar of a topology as directives carry it; nothing where clocks run by Korea's, which every program has. */
export function carriedCalendar({
  calendar,
  time,
}: {
  readonly calendar: string | HolidayCalendar;
  readonly time: ZoneOfTime;
}): CarriedCalendar {
  const named = typeof calendar === "string" ? calendars.find(({ name }) => name === calendar) : undefined;
  if (named === koreanCalendar && time.zone === koreanCalendar.time.zone) return {};
  const { from, until } = typeof calendar === "string" ? (named ?? koreanCalendar) : calendar;
  const holidays = typeof calendar === "string" ? [...(named?.holidays ?? [])] : calendar.days;
  return { calendar: { ...time, from, until, holidays }, mustUnderstand: ["calendar"] };
}

const read = new WeakMap<DirectiveCalendar, Calendar>();

/** The calendar by which the clocks of a document run. */
export function calendarFor({ calendar }: { readonly calendar?: DirectiveCalendar | undefined }): Calendar {
  if (calendar === undefined) return koreanCalendar;
  const known = read.get(calendar);
  if (known !== undefined) return known;
  const { zone, standard, summer, from, until, holidays } = calendar;
  const made = {
    name: zone,
    time: { zone, standard, summer },
    from,
    until,
    gazettedUntil: until,
    holidays: new Set(holidays),
  };
  read.set(calendar, made);
  return made;
}
