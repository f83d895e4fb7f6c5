/** How the parts of a list are parted in English, in Japanese. */
import type { list as reference } from "#messages/en/shared/list.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const list = {
  comma: "、",
  semicolon: "；",
} as const satisfies SomeKeys<typeof reference>;
