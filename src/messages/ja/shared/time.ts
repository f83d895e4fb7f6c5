/** Dates and times of day, in Japanese. */
import type { time as reference } from "#messages/en/shared/time.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const time = {
  date: "{year}年{month}月{day}日（{weekday}）",
  instant: "{date} {clock} {zone}",
  weekday: {
    1: "月",
    2: "火",
    3: "水",
    4: "木",
    5: "金",
    6: "土",
    7: "日",
  },
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
} as const satisfies SomeKeys<typeof reference>;
