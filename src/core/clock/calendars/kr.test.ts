/**
 * Korean public holidays: the data against a second calculation (`test/kit/suites/second-calendar.ts`), day by day; the calculation and the data against the official gazette.
 */
import { isDay } from "#core/input/instant.ts";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { koreanCalendar, koreanHolidayRules } from "#core/clock/calendars/kr.ts";
import { calculatedHolidays, designated } from "#test/kit/suites/second-calendar.ts";

const gazette = "../shared/data/korea/holidays-2018-2027.json";
const noGazette = existsSync(gazette) ? false : "the holiday data are not at hand";
/** Every day of the years on which two sets differ, with the one that has it. */
function disagreements(years: readonly number[], one: ReadonlySet<string>, other: ReadonlySet<string>) {
  const found: string[] = [];
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  for (let ms = Date.UTC(first, 0, 1); ms < Date.UTC(last + 1, 0, 1); ms += day) {
    const date = new Date(ms).toISOString().slice(0, 10);
    if (one.has(date) !== other.has(date)) found.push(`${date} only ${one.has(date) ? "first" : "second"}`);
  }
  return found;
}

const day = 86_400_000;

function at(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function span(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, i) => from + i);
}

function published(): ReadonlySet<string> {
  return new Set(Object.keys(JSON.parse(readFileSync(gazette, "utf8")) as Record<string, unknown>));
}

describe("Korean holidays", () => {
  it("of 2024 to 2030 are on every day what a second calculation says, besides those designated for one year", () => {
    const own = new Set([
      ...span(2024, 2030).flatMap((year) => [...calculatedHolidays(year)]),
      ...designated,
    ]);
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
      const own = new Set([
        ...span(2018, 2027).flatMap((year) => [...calculatedHolidays(year)]),
        ...designated,
      ]);
      assert.deepEqual(disagreements(span(2018, 2027), own, published()), []);
    },
  );

  it("lie in the calendar's years, in order, each under a named law, and substitutes never at a week-end", () => {
    for (const { id, name, law, days, substitute } of koreanHolidayRules) {
      const all = [days, substitute?.days ?? []];
      for (const list of all) assert.deepEqual(list, [...new Set(list)].toSorted(), id);
      for (const date of all.flat())
        assert.ok(isDay(date) && date >= koreanCalendar.from && date <= koreanCalendar.until, date);
      for (const date of substitute?.days ?? [])
        assert.ok(![0, 6].includes(new Date(at(date)).getUTCDay()), date);
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
