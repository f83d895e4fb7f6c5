/** How long until a deadline or since it, in Korean. */
import type { remaining as reference } from "#messages/en/pages/remaining.ts";
import type { SameKeys } from "#messages/keys.ts";

export const remaining = {
  left: "{span} 남음",
  past: "{span} 지남",
  two: "{first} {second}",
  days: "{count, number}일",
  hours: "{count}시간",
  minutes: "{count}분",
  noDeadline: "정해진 기한 없음",
} as const satisfies SameKeys<typeof reference>;
