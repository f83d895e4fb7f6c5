/** Times as people read them: those of the room's time zone, and said to be so. No clock is read here. */
import type { ZoneOfTime } from "#core/clock/calendars/calendar.ts";
import { koreanTime } from "#core/clock/calendars/kr-time.ts";
import type { Translate } from "#messages/message.ts";
import { type CivilTime, civilDateText, civilTimeText } from "#messages/render/time.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  formats.set(timeZone, format);
  return format;
}

/** What clocks in a zone show at an instant in milliseconds. */
function clockIn(at: number, timeZone: string): Omit<CivilTime, "zone"> {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const weekday = weekdays.indexOf(parts.get("weekday") ?? "") + 1;
  const date = { year: part("year"), month: part("month"), day: part("day"), weekday };
  return { ...date, hour: part("hour"), minute: part("minute") };
}

/** By how many milliseconds clocks in a zone stand before UTC. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = clockIn(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000;
}

function civilTimeOf(instant: string, { zone, standard, summer }: ZoneOfTime): CivilTime {
  const at = Date.parse(instant);
  const clock = clockIn(at, zone);
  const winter = Math.min(...[0, 6].map((month) => offsetAt(Date.UTC(clock.year, month), zone)));
  return { ...clock, zone: summer !== null && offsetAt(at, zone) > winter ? summer : standard };
}

/** `Wed 13 May 2026, 09:00 KST` in English. An instant that does not exist is given back as it is. */
export function kst(instant: string, t: Translate<"time">): string {
  return Number.isNaN(Date.parse(instant))
    ? instant
    : civilTimeText(civilTimeOf(instant, t.time ?? koreanTime), t);
}

/** What clocks of a zone show, with how far they are from UTC: `Sat 27 Jun 2026, 10:00 UTC+9`; `null` where the browser does not know the zone. */
export function onClocksOf(instant: string, zone: string, t: Translate<"time">): string | null {
  try {
    const at = Date.parse(instant);
    const offset = offsetAt(at, zone) / 60_000;
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
    const past = minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`;
    return civilTimeText({ ...clockIn(at, zone), zone: `UTC${offset < 0 ? "−" : "+"}${hours}${past}` }, t);
  } catch {
    return null;
  }
}

/** The day alone, of an instant or of a calendar day `YYYY-MM-DD`. */
export function kstDay(instant: string, t: Translate<"time">): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(instant);
  const [at, time] = day ? [`${instant}T12:00:00+09:00`, koreanTime] : [instant, t.time ?? koreanTime];
  return Number.isNaN(Date.parse(at)) ? instant : civilDateText(civilTimeOf(at, time), t);
}

/** How long until a deadline, or since it, in the two largest units. */
export function untilInWords(due: string, now: number, t: Translate<"remaining">): string {
  const minutes = Math.round((Date.parse(due) - now) / 60_000);
  const span = spanInWords(Math.abs(minutes), t);
  return minutes < 0 ? t("remaining.past", { span }) : t("remaining.left", { span });
}

function spanInWords(minutes: number, t: Translate<"remaining">): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const [dayText, hourText] = [t("remaining.days", { count: days }), t("remaining.hours", { count: hours })];
  if (days >= 3 || (days > 0 && hours === 0)) return dayText;
  if (days > 0) return t("remaining.two", { first: dayText, second: hourText });
  const minuteText = t("remaining.minutes", { count: minutes % 60 });
  return hours > 0 ? t("remaining.two", { first: hourText, second: minuteText }) : minuteText;
}
