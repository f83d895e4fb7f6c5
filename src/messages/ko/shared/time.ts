/** Dates, times of day and spans, in Korean. */
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
  span: {
    hours: "{count}시간",
    days: "{count}일",
    workingDays: "{count}근무일",
    months: "{count}개월",
    nextUpgrade: "다음 정기 업그레이드",
  },
  every: {
    hours: "{count, plural, =1 {매시간} other {{count}시간마다}}",
    days: "{count, plural, =1 {날마다} other {{count}일마다}}",
    workingDays: "{count, plural, =1 {근무일마다} other {{count}근무일마다}}",
    months: "{count, plural, =1 {달마다} other {{count}개월마다}}",
    other: "{length}마다",
  },
  within: {
    length: "{length} 안",
    workingDays: "근무일 {count}일 안",
    nextUpgrade: "다음 정기 업그레이드 때",
    date: "{date}까지",
  },
} as const satisfies SameKeys<typeof reference>;
