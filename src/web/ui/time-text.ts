/** Times as people read them: always Korea's, always said to be so. No clock is read here. */
import type { Language, Words } from "#web/words/index.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type DatePart = "year" | "month" | "day" | "weekday" | "hour" | "minute";

function partsOf(instant: string, language: Language): Readonly<Record<DatePart, string>> {
  const format = new Intl.DateTimeFormat(language === "ko" ? "ko-KR" : "en-GB", {
    timeZone: "Asia/Seoul",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as Readonly<Record<DatePart, string>>;
}

/** `2026. 5. 13.(수) 09:00 KST`, or in English `Wed 13 May 2026, 09:00 KST`. An instant that does not exist is given back as it is. */
export function kst(instant: string, language: Language): string {
  if (Number.isNaN(Date.parse(instant))) return instant;
  const { year, month, day, weekday, hour, minute } = partsOf(instant, language);
  return language === "ko"
    ? `${year}. ${month}. ${day}.(${weekday}) ${hour}:${minute} KST`
    : `${weekday} ${Number(day)} ${months[Number(month) - 1]} ${year}, ${hour}:${minute} KST`;
}

/** The day alone, of an instant (in Korea) or of a calendar day `YYYY-MM-DD`. */
export function kstDay(instant: string, language: Language): string {
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(instant) ? `${instant}T12:00:00+09:00` : instant;
  return kst(noon, language).replace(/,? \d{2}:\d{2} KST$/, "");
}

/** How long until a deadline, or since it, in the two largest units. */
export function untilInWords(due: string, now: number, words: Words): string {
  const minutes = Math.round((Date.parse(due) - now) / 60_000);
  const span = spanInWords(Math.abs(minutes), words);
  return minutes < 0 ? words.time.past(span) : words.time.left(span);
}

function spanInWords(minutes: number, words: Words): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days >= 3) return words.time.days(days);
  if (days > 0)
    return hours === 0 ? words.time.days(days) : `${words.time.days(days)} ${words.time.hours(hours)}`;
  if (hours > 0) return `${words.time.hours(hours)} ${words.time.minutes(minutes % 60)}`;
  return words.time.minutes(minutes);
}
