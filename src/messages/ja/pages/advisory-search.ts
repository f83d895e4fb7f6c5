/** Searching advisories, in Japanese. */
import type { advisorySearch as reference } from "#messages/en/pages/advisory-search.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const advisorySearch = {
  title: "セキュリティ勧告",
  search: "番号、製品、語で探す",
  searched:
    "番号と別名、パッケージと製品の名前、パッケージURL、題名に含まれる語の一部、本文の冒頭にある語の先頭を探します。参考資料とバージョン番号は探しません。",
  none: "勧告は見つかりませんでした。",
  noneFor: "「{q}」に当たる勧告は見つかりませんでした。",
  noneBecause:
    "入力した語がすべて含まれている必要があります。語を減らすか短くすると、より多く見つかります。見つからないことは、脆弱性がないことを意味しません。ここに記録がないだけかもしれません。",
  shown: "{count, number}件見つかりました。",
  shownFirst: "最初の{count, number}件を表示しています。ほかにもあるかもしれません。",
  listed: "悪用が確認されていて、ここに記録がないCVE：{count, number}件",
} as const satisfies SomeKeys<typeof reference>;
