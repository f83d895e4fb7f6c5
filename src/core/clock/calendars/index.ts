/** The calendars that the program has, by name. */
import type { Calendar } from "#core/clock/calendars/calendar.ts";
import { koreanCalendar } from "#core/clock/calendars/kr.ts";

const calendars: readonly Calendar[] = [koreanCalendar];

/** The names by which a topology may call for a calendar. */
export const calendarNames: readonly string[] = calendars.map(({ name }) => name);

/** The calendar of that name; `null` where there is none. */
export function calendarNamed(name: string): Calendar | null {
  return calendars.find((one) => one.name === name) ?? null;
}
