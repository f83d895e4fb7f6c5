/** Times as people read them: always Korea's, always said to be so. No clock is read here. */
import type { Translate } from "#messages/message.ts";
import { type CivilTime, civilDateText, civilTimeText } from "#messages/render/time.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Seoul",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function civilTimeOf(instant: string): CivilTime {
  const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const weekday = weekdays.indexOf(parts.get("weekday") ?? "") + 1;
  const date = { year: part("year"), month: part("month"), day: part("day"), weekday };
  return { ...date, hour: part("hour"), minute: part("minute"), zone: "KST" };
}

/** `Wed 13 May 2026, 09:00 KST` in English. An instant that does not exist is given back as it is. */
export function kst(instant: string, t: Translate<"time">): string {
  return Number.isNaN(Date.parse(instant)) ? instant : civilTimeText(civilTimeOf(instant), t);
}

/** The day alone, of an instant (in Korea) or of a calendar day `YYYY-MM-DD`. */
export function kstDay(instant: string, t: Translate<"time">): string {
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(instant) ? `${instant}T12:00:00+09:00` : instant;
  return Number.isNaN(Date.parse(noon)) ? instant : civilDateText(civilTimeOf(noon), t);
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
