/** Lengths of time: as such, again and again, and as a term, in Japanese. */
import type { duration as reference } from "#messages/en/shared/duration.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const duration = {
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
