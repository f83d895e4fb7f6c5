/** In what a public page differs from what a room logged, in Japanese. */
import type { pageFinding as reference } from "#messages/en/sealing/page-finding.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const pageFinding = {
  "page-other": "画面そのものが一覧のものと違います。",
  "page-policy": "画面が一覧と違うブラウザーの規則（コンテンツセキュリティポリシー）とともに届きました。",
  "page-file-other": "{file} が一覧のものと違います。",
  "page-missing": "{file} は一覧にありますが、ありません。",
  "page-large": "ファイルが状況室の画面としては大きすぎます。",
  "page-signature": "ここで信頼している状況室の鍵で、一覧に署名したものがありません。",
  "page-unlogged": "一覧が状況室のログにないか、まだありません（新しい版は数秒かかります）。",
} as const satisfies SomeKeys<typeof reference>;
