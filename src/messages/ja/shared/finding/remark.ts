/** How a remark about data from outside is laid out, and where its place is, in Japanese. */
import type { remark as reference } from "#messages/en/shared/finding/remark.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const remark = {
  line: "{at}：{text}（{code}）",
  about: "{name}：{text}",
  listUnknown: "読み取れる {kind} ではありません。",
  other: "正しくない箇所があります。",
  place: {
    line: "{n}行目",
    byte: "{n}バイト目",
    page: "{n}ページ",
    package: "{n}番目のパッケージ",
  },
} as const satisfies SomeKeys<typeof reference>;
