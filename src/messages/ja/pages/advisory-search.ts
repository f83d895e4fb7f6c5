/** Searching advisories, in Japanese. */
import type { advisorySearch as reference } from "#messages/en/pages/advisory-search.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const advisorySearch = {
  title: "セキュリティ勧告",
  search: "番号、製品、語で探す",
  none: "勧告は見つかりませんでした。",
  shown: "{count, number}件を表示しています。",
} as const satisfies SomeKeys<typeof reference>;
