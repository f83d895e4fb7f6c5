/**
 * Korean public holidays: the data against a second calculation (the lunar calendar of the platform, and the law's rules coded here from their
 * text), day by day; the calculation and the data against the official gazette.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { koreanCalendar, koreanHolidayRules } from "#core/policy/calendars/kr.ts";
import { isDate } from "#core/policy/clock.ts";

const gazette = "../shared/data/korea/holidays-2018-2027.json";
const noGazette = existsSync(gazette) ? false : "the holiday data are not at hand";
const day = 86_400_000;

function at(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
function weekday(ms: number): number {
  return new Date(ms).getUTCDay();
}

/** Days of a year by their month and day in the Korean lunar calendar, leap months left out. */
function lunarDays(year: number): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat("en-u-ca-dangi", {
    timeZone: "UTC",
    month: "numeric",
    day: "numeric",
  });
  const found = new Map<string, number>();
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += day) {
    const parts = format.formatToParts(ms);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    const name = `${part("month")}-${part("day")}`;
    if (!found.has(name)) found.set(name, ms);
  }
  return found;
}

type Own = {
  readonly ms: number;
  readonly group: string;
  readonly whichOverlaps: "never" | "sun" | "sat-sun";
};

/** Holidays of one year as the act and the decree name them, each with the days of the week on which the law of that day gives a substitute. */
function ownHolidays(year: number): readonly Own[] {
  const solar = (monthDay: string, group: string, since: string): Own => {
    const date = `${year}-${monthDay}`;
    return { ms: at(date), group, whichOverlaps: date >= since ? "sat-sun" : "never" };
  };
  const lunar = lunarDays(year);
  const block = (name: string, group: string): readonly Own[] => {
    const middle = lunar.get(name) ?? Number.NaN;
    return [-1, 0, 1].map((step) => ({ ms: middle + step * day, group, whichOverlaps: "sun" }));
  };
  const buddha = lunar.get("4-8") ?? Number.NaN;
  return [
    solar("01-01", "new-year", "9999"),
    ...block("1-1", "seollal"),
    solar("03-01", "3·1", "2021-08-04"),
    ...(year >= 2026
      ? [solar("05-01", "labour", "2026-01-01"), solar("07-17", "constitution", "2026-01-01")]
      : []),
    solar("05-05", "children", "2014-01-01"),
    { ms: buddha, group: "buddha", whichOverlaps: buddha >= at("2023-05-04") ? "sat-sun" : "never" },
    solar("06-06", "memorial", "9999"),
    solar("08-15", "liberation", "2021-08-04"),
    ...block("8-15", "chuseok"),
    solar("10-03", "foundation", "2021-08-04"),
    solar("10-09", "hangul", "2021-08-04"),
    solar("12-25", "christmas", "2023-05-04"),
  ];
}

/** Article 34 of the Public Official Election Act: the first Wednesday from so many days before a term's end, a week later beside a holiday. */
function electionDays(year: number, holidays: ReadonlySet<number>): readonly number[] {
  const terms: readonly (readonly [end: string, before: number])[] = [
    ...(year % 4 === 0 ? [[`${year}-05-29`, 50] as const] : []),
    ...(year % 4 === 2 ? [[`${year}-06-30`, 30] as const] : []),
    ...(year === 2022 ? [["2022-05-09", 70] as const] : []),
    ...(year === 2030 ? [["2030-06-03", 70] as const] : []),
  ];
  return terms.map(([end, before]) => {
    let ms = at(end) - before * day;
    while (weekday(ms) !== 3) ms += day;
    return [ms - day, ms, ms + day].some((near) => holidays.has(near)) ? ms + 7 * day : ms;
  });
}

/** Article 3: one substitute for a day or block that falls on a free day, the first working day after it that is not free yet. */
function ownSubstitutes(holidays: readonly Own[], elections: readonly number[]): readonly number[] {
  const taken = new Set([...holidays.map(({ ms }) => ms), ...elections]);
  const given: number[] = [];
  const settled = new Set<number>();
  for (const { ms, group, whichOverlaps } of holidays.toSorted((a, b) => a.ms - b.ms)) {
    const other = holidays.some((one) => one.ms === ms && one.group !== group);
    const weekend = weekday(ms) === 0 || (weekday(ms) === 6 && whichOverlaps === "sat-sun");
    if (whichOverlaps === "never" || settled.has(ms) || !(other || weekend)) continue;
    settled.add(ms);
    let next = ms + day;
    while (taken.has(next) || weekday(next) === 0 || weekday(next) === 6) next += day;
    taken.add(next);
    given.push(next);
  }
  return given;
}

function calculated(year: number): ReadonlySet<string> {
  const holidays = ownHolidays(year);
  const days = holidays.map(({ ms }) => ms);
  const elections = electionDays(year, new Set(days));
  return new Set([...days, ...elections, ...ownSubstitutes(holidays, elections)].map(dateOf));
}

/** What the government designated for one year only; no rule gives these days. */
const designated = ["2020-08-17", "2023-10-02", "2024-10-01", "2025-01-27", "2025-06-03"];

/** Every day of the years on which two sets differ, with the one that has it. */
function disagreements(years: readonly number[], one: ReadonlySet<string>, other: ReadonlySet<string>) {
  const found: string[] = [];
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  for (let ms = Date.UTC(first, 0, 1); ms < Date.UTC(last + 1, 0, 1); ms += day) {
    const date = dateOf(ms);
    if (one.has(date) !== other.has(date)) found.push(`${date} only ${one.has(date) ? "first" : "second"}`);
  }
  return found;
}

function span(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, i) => from + i);
}

function published(): ReadonlySet<string> {
  return new Set(Object.keys(JSON.parse(readFileSync(gazette, "utf8")) as Record<string, unknown>));
}

describe("Korean holidays", () => {
  it("of 2024 to 2030 are on every day what a second calculation says, besides those designated for one year", () => {
    const own = new Set([...span(2024, 2030).flatMap((year) => [...calculated(year)]), ...designated]);
    assert.deepEqual(disagreements(span(2024, 2030), koreanCalendar.holidays, own), []);
  });

  it("of 2024 to 2027 are those of the gazette", { skip: noGazette }, () => {
    assert.deepEqual(disagreements(span(2024, 2027), koreanCalendar.holidays, published()), []);
  });

  it(
    "of 2018 to 2027 are calculated as the gazette has them, so the second calculation can be trusted for later years",
    {
      skip: noGazette,
    },
    () => {
      const own = new Set([...span(2018, 2027).flatMap((year) => [...calculated(year)]), ...designated]);
      assert.deepEqual(disagreements(span(2018, 2027), own, published()), []);
    },
  );

  it("lie in the calendar's years, in order, each under a named law, and substitutes never at a week-end", () => {
    for (const { id, name, law, days, substitute } of koreanHolidayRules) {
      const all = [days, substitute?.days ?? []];
      for (const list of all) assert.deepEqual(list, [...new Set(list)].toSorted(), id);
      for (const date of all.flat())
        assert.ok(isDate(date) && date >= koreanCalendar.from && date <= koreanCalendar.until, date);
      for (const date of substitute?.days ?? []) assert.ok(![0, 6].includes(weekday(at(date))), date);
      assert.match(`${law} ${substitute?.law ?? ""}`, /공휴일에 관한 법률 제2조/);
      assert.ok(name.ko !== "" && name.en !== "");
    }
  });

  it("give a substitute within four days of a day of the same rule", () => {
    for (const { days, substitute } of koreanHolidayRules)
      for (const date of substitute?.days ?? [])
        assert.ok(
          days.some((one) => one < date && at(date) - at(one) <= 4 * day),
          date,
        );
  });
});
