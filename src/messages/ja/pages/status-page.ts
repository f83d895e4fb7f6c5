/** How the room is, in Japanese. */
import type { statusPage as reference } from "#messages/en/pages/status-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const statusPage = {
  title: "状況室の状態",
  lead: "この画面に応答するプロセスから見た、いまの異常と作業の状況です。エラーの内容はログにあります。",
  conditions: "いまの異常",
  well: "知られている異常はありません。",
  since: "開始",
  channels: "伝達チャネル",
  followers: "後続処理",
  processes: "プロセス",
  name: "名前",
  waiting: "待ち",
  waitingSince: "最も古い待ち",
  failures: "連続した失敗",
  givenUp: "断念",
  deliveredAt: "最後の配信",
  behind: "遅れている事象",
  retryAt: "再試行",
  kind: "役割",
  host: "ホスト",
  program: "バージョン",
  startedAt: "開始",
  seenAt: "最後の確認",
  version: "Bongsu {version}、",
  state: { failing: "障害", caution: "注意" },
  process: { serve: "応答", work: "作業" },
} as const satisfies SomeKeys<typeof reference>;
