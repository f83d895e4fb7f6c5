/** Messages that a channel gave up, in Japanese. */
import type { channelPage as reference } from "#messages/en/pages/channel-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const channelPage = {
  title: "伝達チャネル",
  lead: "配信できないメッセージは約 8 時間のあいだ再び配信します。それでも配信できなかったメッセージは、ここで決定を待ちます。",
  list: "配信をあきらめたメッセージ",
  none: "すべてのメッセージを配信したか、まだ配信を試みています。",
  channel: "チャネル",
  message: "メッセージ",
  since: "あきらめた時刻",
  error: "最後のエラー",
  attempts: "{attempts}回試行",
  act: "決定",
  retry: "再配信",
  discard: "破棄",
  retryNamed: "再配信：{channel} のメッセージ {key}",
  discardNamed: "破棄：{channel} のメッセージ {key}",
  discardTitle: "このメッセージを破棄しますか",
  discardMeaning: "チャネル {channel} のメッセージ {key} は配信しません。元に戻せず、記録簿に残ります。",
} as const satisfies SomeKeys<typeof reference>;
