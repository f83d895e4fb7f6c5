/** Dates and times of day, in Korean. */
import type { time as reference } from "#messages/en/shared/time.ts";
import type { SameKeys } from "#messages/keys.ts";

export const time = {
  date: "{year}. {month}. {day}.({weekday})",
  instant: "{date} {clock} {zone}",
  weekday: { 1: "월", 2: "화", 3: "수", 4: "목", 5: "금", 6: "토", 7: "일" },
  month: {
    1: "1",
    2: "2",
    3: "3",
    4: "4",
    5: "5",
    6: "6",
    7: "7",
    8: "8",
    9: "9",
    10: "10",
    11: "11",
    12: "12",
  },
} as const satisfies SameKeys<typeof reference>;
