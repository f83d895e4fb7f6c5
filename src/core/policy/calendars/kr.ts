/**
 * Public holidays of the Republic of Korea by date, 2026 and 2027, substitute holidays and election days included (facts from the
 * official gazette). Outside these years only week-ends are known to be free, so a clock in working days errs to the earlier date.
 */
import { rowsOf } from "#core/policy/table.ts";

/** Days without work besides Saturdays and Sundays, as `YYYY-MM-DD`. */
export type Calendar = { readonly name: string; readonly holidays: ReadonlySet<string> };

/** The calendar of 2026 and 2027. */
export const koreanCalendar: Calendar = {
  name: "kr",
  holidays: new Set(
    rowsOf(`
      2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-03-01 2026-03-02 2026-05-01 2026-05-05 2026-05-24 2026-05-25 2026-06-03
      2026-06-06 2026-07-17 2026-08-15 2026-08-17 2026-09-24 2026-09-25 2026-09-26 2026-10-03 2026-10-05 2026-10-09 2026-12-25
      2027-01-01 2027-02-06 2027-02-07 2027-02-08 2027-02-09 2027-03-01 2027-05-01 2027-05-03 2027-05-05 2027-05-13 2027-06-06
      2027-07-17 2027-07-19 2027-08-15 2027-08-16 2027-09-14 2027-09-15 2027-09-16 2027-10-03 2027-10-04 2027-10-09 2027-10-11
      2027-12-25 2027-12-27
    `).flat(),
  ),
};
