/** Dates, times of day and spans, in Japanese. */
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
  span: {
    hours: "{count}時間",
    days: "{count}日",
    workingDays: "{count}営業日",
    months: "{count}か月",
    nextUpgrade: "次の定期アップグレード",
  },
  every: {
    hours: "{count, plural, =1 {毎時} other {{count}時間ごと}}",
    days: "{count, plural, =1 {毎日} other {{count}日ごと}}",
    workingDays: "{count, plural, =1 {営業日ごと} other {{count}営業日ごと}}",
    months: "{count, plural, =1 {毎月} other {{count}か月ごと}}",
    other: "{length}ごと",
  },
  within: {
    length: "{length}以内",
    workingDays: "{count}営業日以内",
    nextUpgrade: "次の定期アップグレード時",
    date: "{date}まで",
  },
} as const satisfies SomeKeys<typeof reference>;
