/** What stands beside a page whose session has ended, in Japanese. */
import type { sessionEnded as reference } from "#messages/en/pages/entry/session-ended.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sessionEnded = {
  title: "セッションが終わりました",
  kept: "入力した内容はこの画面に残っています。もう一度ログインしてから送り直してください。",
  done: "ログインし直しました",
  leave: "この画面を離れます",
  byLink: "一度限りのリンクを使う場合は、このブラウザーの別の窓で開いてから、ここに戻ってください。",
} as const satisfies SomeKeys<typeof reference>;
