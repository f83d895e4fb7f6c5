/** Instants, dates and lengths of time of the platform's clocks as sentences: in the translator's time zone, and said to be so. */
import { isDay } from "#core/input/instant.ts";
import { amountOf, calendarDay, type Span, wallClockTime } from "#core/clock/clock.ts";
import type { Translate } from "#messages/message.ts";
import { civilDateText, civilTimeText } from "#messages/render/time.ts";

type TimeWords = Translate<"time">;
type DurationWords = Translate<"duration" | "time">;

/** An instant as people read it: `Wed 13 May 2026, 09:00 KST`. */
export function instantText(instant: string, t: TimeWords): string {
  return civilTimeText(wallClockTime(instant, t.time), t);
}

/** A date `YYYY-MM-DD` as people read it; one that does not exist, as in a draft, stays as it is. */
export function dateText(date: string, t: TimeWords): string {
  return isDay(date) ? civilDateText(calendarDay(date), t) : date;
}

/** The time in which something is due: `within 3 days`. */
export function durationText(duration: Span, t: DurationWords): string {
  if ("nextUpgrade" in duration) return t("duration.within.nextUpgrade");
  if ("date" in duration) return t("duration.within.date", { date: dateText(duration.date, t) });
  if ("workingDays" in duration) return t("duration.within.workingDays", { count: duration.workingDays });
  return t("duration.within.length", { length: spanText(duration, t) });
}

/** A span as a bare length: `3 days`. */
export function spanText(span: Span, t: DurationWords): string {
  if ("nextUpgrade" in span) return t("duration.span.nextUpgrade");
  if ("date" in span) return dateText(span.date, t);
  const [unit, count] = amountOf(span);
  return t(`duration.span.${unit}`, { count });
}

/** How often something comes again: `every 2 days`; once a unit without a figure: `every day`. */
export function recurrenceText(span: Span, t: DurationWords): string {
  if ("nextUpgrade" in span || "date" in span)
    return t("duration.every.other", { length: spanText(span, t) });
  const [unit, count] = amountOf(span);
  return t(`duration.every.${unit}`, { count });
}
