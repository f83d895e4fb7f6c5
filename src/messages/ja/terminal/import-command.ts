/** What `bongsu import` says, in Japanese. */
import type { importCommand as reference } from "#messages/en/terminal/import-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const importCommand = {
  noPath: "ファイル、フォルダー、URL を一つ以上、または標準入力なら - を書きます",
  formatUnknown: "--format は table または json です",
  needsToken: "{room} に送るにはトークンが必要です：--token または BONGSU_TOKEN",
  progress: "レコード{records}件、毎秒{rate}件、{path}",
  format: "形式",
  column: {
    read: "読込",
    new: "新規",
    changed: "変更",
    unchanged: "変更なし",
    quarantined: "隔離",
    held: "保留",
  },
  notTaken: {
    held: "二人目の判断を待つレコード（状況室の画面 /feed-changes で判断）：",
    quarantined: "読めないため隔離したレコード：",
  },
  total: "合計",
  seconds: "{seconds}秒",
} as const satisfies SomeKeys<typeof reference>;
