/** Dates and times as sentences of one language. Which calendar and time zone they belong to is decided before. */
import type { Translate } from "#messages/message.ts";

/** A day of a calendar; `weekday` is 1 for Monday to 7 for Sunday. */
type CivilDate = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
};

/** A day with the time of day on a clock that hangs somewhere; `zone` is how people call that zone: `KST`. */
export type CivilTime = CivilDate & { readonly hour: number; readonly minute: number; readonly zone: string };

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Month = Weekday | 8 | 9 | 10 | 11 | 12;

/** `Wed 13 May 2026`, `2026. 5. 13.(수)`. */
export function civilDateText({ year, month, day, weekday }: CivilDate, t: Translate<"time">): string {
  return t("time.date", {
    year,
    month: t(`time.month.${month as Month}`),
    day,
    weekday: t(`time.weekday.${weekday as Weekday}`),
  });
}

/** `Wed 13 May 2026, 09:00 KST`, `2026. 5. 13.(수) 09:00 KST`. */
export function civilTimeText(time: CivilTime, t: Translate<"time">): string {
  const clock = [time.hour, time.minute].map((part) => String(part).padStart(2, "0")).join(":");
  return t("time.instant", { date: civilDateText(time, t), clock, zone: time.zone });
}
