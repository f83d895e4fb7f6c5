/** The sentences of reports of a check (SARIF and the VEX formats), in Japanese. */
import type { report as reference } from "#messages/en/shared/report.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const report = {
  drill: "[訓練] DRILL: {text}",
  sourceRoot: "点検を実行したフォルダーで、ビルドではリポジトリの最上位です。",
  leftOut: "形式がこれ以上受け取らないため{count}件を省きました。",
  title: "既知の脆弱性の影響確認書",
  anyVulnerability: "すべての脆弱性：見つかったものを特定できないか、その種類の勧告がないため不明です",
  caution: {
    "index-ended": "取得した一覧の期限が過ぎ、新しい勧告が抜けている可能性があります。",
    "nothing-to-match": "照合するものがありませんでした。",
    "agent-unsafe":
      "新しいエージェントが必要です。取得した資料は、このバージョンはもう安全ではないとしています。取り替えてください。",
    "index-ahead": "取得した一覧の時刻が時計より先で、どれだけ古いか分かりません。",
    "no-components": "一覧に構成要素がありません。",
  },
  noFix: "修正版は知られていません。緩和するか、使用を中止してください",
  move: "{name} を {version} に上げてください",
  moveByCommand: "{name} を {version} に上げてください：{command}",
  by: "{action}（期限 {due}）",
  more: "ほかの出典{count}件",
  concluded: "判定 {verdict}：{rule}",
  source: "{verdict}：{reason}",
  namedSource: "{advisory}：{verdict}：{reason}",
  gap: "{ecosystem}（構成要素{count}件）",
} as const satisfies SomeKeys<typeof reference>;
