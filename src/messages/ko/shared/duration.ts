/** Lengths of time: as such, again and again, and as a term, in Korean. */
import type { duration as reference } from "#messages/en/shared/duration.ts";
import type { SameKeys } from "#messages/keys.ts";

export const duration = {
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
