/** Searching advisories, in Korean. */
import type { advisorySearch as reference } from "#messages/en/pages/advisory-search.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisorySearch = {
  title: "보안권고문",
  search: "번호, 제품, 낱말로 찾기",
  none: "찾은 권고문이 없습니다.",
  shown: "{count, number}건을 보이고 있습니다.",
} as const satisfies SameKeys<typeof reference>;
