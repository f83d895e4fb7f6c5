/** How the parts of a list are parted in Korean. */
import type { list as reference } from "#messages/en/shared/list.ts";
import type { SameKeys } from "#messages/keys.ts";

export const list = { comma: ", ", semicolon: "; " } as const satisfies SameKeys<typeof reference>;
