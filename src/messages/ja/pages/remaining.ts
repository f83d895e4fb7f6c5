/** How long until a deadline or since it, in Japanese. */
import type { remaining as reference } from "#messages/en/pages/remaining.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const remaining = {
  left: "残り{span}",
  past: "{span}超過",
  two: "{first}{second}",
  days: "{count, number}日",
  hours: "{count}時間",
  minutes: "{count}分",
  noDeadline: "定められた期限なし",
} as const satisfies SomeKeys<typeof reference>;
