/** Lengths of time as bare words, for "every" and "instead of". `clock.ts` writes deadlines and whole clauses. */
import { amountOf, type Language, dateText, type Span } from "#core/clock/clock.ts";

const units = {
  hours: { ko: "시간", en: "hour" },
  days: { ko: "일", en: "day" },
  workingDays: { ko: "근무일", en: "working day" },
  months: { ko: "개월", en: "month" },
};

/** A span as a bare length: `3 days`, `3일`. */
export function spanText(span: Span, language: Language): string {
  if ("nextUpgrade" in span) return language === "ko" ? "다음 정기 업그레이드" : "the next scheduled upgrade";
  if ("date" in span) return dateText(span.date, language);
  const [unit, count] = amountOf(span);
  return language === "ko"
    ? `${count}${units[unit].ko}`
    : `${count} ${units[unit].en}${count === 1 ? "" : "s"}`;
}

/** How often something comes again: `2일마다`, `every 2 days`; once a unit without a figure: `날마다`, `every day`. */
export function recurrenceText(span: Span, language: Language): string {
  const [unit, count] = "nextUpgrade" in span || "date" in span ? [null, 0] : amountOf(span);
  if (unit !== null && count === 1) return language === "ko" ? eachOne[unit] : `every ${units[unit].en}`;
  return language === "ko" ? `${spanText(span, "ko")}마다` : `every ${spanText(span, "en")}`;
}

const eachOne = { hours: "매시간", days: "날마다", workingDays: "근무일마다", months: "달마다" };
