/** What `npm run flood` prints, in Japanese. */
import type { flood as reference } from "#messages/en/room/flood.ts";
import type { SameKeys } from "#messages/keys.ts";

export const flood = {
  findings:
    "報告{count, number}件（{real, select, true {../shared/dataの実際のクラッシュ状態} other {../shared/dataがないため架空の欠陥}}）を{minutes}分で送ります",
  countWrong: "--findings：90以上の整数を指定してください",
  minutesWrong: "--minutes：1から1440までの数を指定してください",
  run: "{bot, select, true {ボットあり} other {ボットなし}}",
  live: "{time}  受領証{receipts, number}件、欠陥{flaws}種、有効な報告1件に{minutes}分；{lanes}",
  laneLive: "{lane}：待ち{waiting, number}件、確認済み{checked, number}件、{wait}秒",
  nothing: "待っている報告なし",
  sent: "{seconds}秒で送信：認定された自動化{accredited, number}件、公開の入口{open, number}件、人{people, number}件、ボット{bot, number}件。受領証{receipts, number}件、再送の時刻を示して断ったもの{refused, number}件。異なる有効な欠陥{flaws}種。",
  heldBack: "公開の入口の分のうち{count, number}件は、求めた計算により送られませんでした。",
  officers:
    "当直（スクリプト）：採択{accepted}件、連結{linked}件、却下{rejected}件。有効な報告1件に{valid}分、却下1件に{reject}分。当直の画面の応答 p95 {pages}ms。メモリは最大{memory}MiB。",
  lanes:
    "| 受付の列 | 受領 | 確認 | 確認までの中央値（秒） | p95（秒） | 先に確認されたもの（ボットの分） | 人が見た | 最初の確認までの中央値（秒） | p95（秒） | 先に見られたもの（ボットの分） |",
  gates: "| 確認段階 | 決定 | 報告 | うち真 | 1件のms |",
  putLast: "確認段階が最後に置いた真の報告：{of}件中{count}件。",
  verdicts: "| 守るべきこと | | 数値 |",
  holds: "{holds, select, true {はい} other {いいえ}}",
  verdict: {
    wait: "受付の列「{lane}」：人が最初に見るまでの待ちの変化が10 %以内",
    turns: "受付の列「{lane}」：待つ間に人が先に見たもののうちボットの分が10分の1以下",
    receipts: "失われた受領証なし",
    memory: "状況室のプログラムのメモリに上限がある",
    pages: "当直の画面：p95 {bound}ms未満",
  },
  numbers: {
    wait: "ボットなし{before}秒、あり{after}秒（{change} %）",
    turns: "{all, number}件のうち{bot, number}件（待った報告{looked, number}件）",
    unjudged: "この列で人が見た報告がない",
    receipts: "受領証{count, number}件、うち記録のないもの{lost}件",
    memory: "最大{memory}MiB（上限{bound}）",
    pages: "{p95}ms（応答{count, number}件）",
    beside: "{numbers}；ボットなしでは{without}",
  },
  end: "{held, select, true {すべて守られました。} other {守られなかったものがあります。}}",
} as const satisfies SameKeys<typeof reference>;
