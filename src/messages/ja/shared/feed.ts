/** The Atom feed of what is published, in Japanese. */
import type { feed as reference } from "#messages/en/shared/feed.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const feed = {
  title: "{room} 措置指示",
  drillTitle: "[訓練] {room} 措置指示",
  notice: "お知らせ: {title}",
  guideline: "指針: {title}",
  suspended: "効力停止: {directive}",
  suspension: "{office} が {until} まで停止し、期限は止まっています。{reason}",
  suspensionOpen: "{office} が次の改訂まで停止し、期限は止まっています。{reason}",
  summary:
    "{binding, select, yes {強制} other {勧告}}の指示、第{revision}版。{state, select, issued {施行中です。} superseded {別の指示に差し替えられました。} withdrawn {撤回されました。} expired {期間が終わりました。} other {施行中ではありません。}}",
  advisory: "セキュリティ勧告 {id}。",
  advisoryWithdrawn: "撤回されたセキュリティ勧告 {id}。",
} as const satisfies SomeKeys<typeof reference>;
