/**
 * Korean public holidays calculated a second time, for tests: the lunar calendar of the platform, and the law's rules coded from their text.
 * It shares no code and no data with the program.
 */

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

/** The public holidays of a year by rule, as `YYYY-MM-DD`; days designated for one year only are {@link designated}. */
export function calculatedHolidays(year: number): ReadonlySet<string> {
  const holidays = ownHolidays(year);
  const days = holidays.map(({ ms }) => ms);
  const elections = electionDays(year, new Set(days));
  return new Set([...days, ...elections, ...ownSubstitutes(holidays, elections)].map(dateOf));
}

/** What the government designated for one year only; no rule gives these days. */
export const designated: readonly string[] = [
  "2020-08-17",
  "2023-10-02",
  "2024-10-01",
  "2025-01-27",
  "2025-06-03",
];
