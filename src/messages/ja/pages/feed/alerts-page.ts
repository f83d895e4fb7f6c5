/** Alerts, as their page says them, in Japanese. */
import type { alertsPage as reference } from "#messages/en/pages/feed/alerts-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const alertsPage = {
  title: "警報",
  lead: "当直中に受けたお知らせです。確認した人が引き受け、ほかの人には知らせません。",
  own: "受けた警報",
  none: "受けた警報はありません。",
  what: "内容",
  when: "時刻",
  state: "状態",
  act: "操作",
  acknowledge: "確認",
  acknowledgeNamed: "確認：{what}",
  acknowledged: "確認済み",
  ended: "終了",
  open: "継続中",
  room: "状況室の警報",
  roomNone: "警報はありませんでした。",
  sent: "送信",
  delivered: "配達",
  read: "既読",
  done: "確認",
  nobody: "当直者がいませんでした。",
} as const satisfies SomeKeys<typeof reference>;
