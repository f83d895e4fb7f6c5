/** What `bongsu fix` says, in Japanese. */
import type { fixCommand as reference } from "#messages/en/terminal/fix-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const fixCommand = {
  usage:
    "bongsu fix --plan パス… --dir フォルダー [--feed パス]… [--packs フォルダー] [--format table|json] [--lang {languages}]",
  what: "パス以下の一覧に既知の影響が残らないようにする変更を計画します。何も変更せず、外部に問い合わせません。コマンドはご自身で実行します。",
  howChosen:
    "構成要素ごとに変更は一つです。勧告が修正版とし、既知の影響がない最小のバージョンに上げます。一覧の要求範囲内で足りる場合はその中で上げます。表示前に再び照合します。",
  option: {
    plan: "--plan  計画を表示します",
    format: "--format 形式  table（既定）または json",
  },
  planOnly: "--plan を指定してください。ここでは計画だけを立て、変更はご自身で行います。",
  head: { component: "構成要素", from: "現在", to: "変更後", how: "方法", closes: "解消" },
  how: {
    direct: "直接の要求を変更",
    "in-range": "要求範囲内",
    override: "上書き",
    other: "手作業",
  },
  refusing: "上書き：{parents} の要求範囲が低い",
  notCovered: "次の新しいバージョンに別の影響があるかどうかはわかりません：",
  remaining: "影響のないバージョンが知られていないもの：",
  nothing: "読み取った一覧に既知の影響がないため、計画するものはありません。",
  totals: "変更{changes}件で{closes}件が解消します。再照合の結果、影響を受ける新バージョンはありません",
  left: "修正版なしで残るもの{remaining}件、変更後に不明なもの{unknown}件",
  checkAgain:
    "変更後に再び確認してください。ツールがより新しいバージョンを選ぶことがあり、それが要求するものはまだ一覧にありません。",
} as const satisfies SomeKeys<typeof reference>;
