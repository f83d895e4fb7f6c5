/** What is wrong at one place of the input, by the code of the finding, in Japanese. */
import type { finding as reference } from "#messages/en/pages/finding.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const finding = {
  "text-missing": "必ず入力してください。",
  "text-too-long": "300 文字を超えることはできません。",
  "text-control": "一行で、制御文字や方向文字を使わずに入力してください。",
  "advisory-missing": "勧告が一つ以上必要です。",
  minItems: "一つ以上必要です。",
  minLength: "必ず入力してください。",
  "advisory-unknown": "この状況室にない勧告です。",
  "advisory-restricted": "出典が公開を許可していない勧告です。",
  "advisory-withdrawn": "出典が撤回した勧告です。",
  "procedure-unknown": "存在しない手順です。",
  "date-past": "すでに過ぎた日です。",
  "date-unreadable": "実在する日付を入力してください。",
  "dates-out-of-order": "条件を確認する時点は期限より前でなければなりません。",
  "rule-pack-unknown": "存在しない規則集です。",
  "action-missing": "措置が一つ以上必要です。",
  "duration-unreadable": "期限は数字または日付で入力してください。",
  "working-days-unknown":
    "この期間の祝日はまだ分からないため、土曜日と日曜日だけを除きました。法令ではさらに遅くなることがあります。",
  empty: "ファイルが空です。",
  "inventory-unknown": "読み取れるソフトウェア一覧ではありません。",
  "json-invalid": "JSON ではないか、途中で切れています。",
  "json-too-deep": "入れ子が深すぎます。",
  "toml-invalid": "ここから先は TOML ではありません。",
  "encoding-unknown": "文字コードが分かりません。UTF-8 で保存してください。",
  "encoding-wrong": "文字コードが壊れています。UTF-8 で保存してください。",
  "encoding-euc-kr": "EUC-KR として読みました。UTF-8 での保存をお勧めします。",
  "list-expected": "一覧があるべき場所に別のものがあり、読み取れませんでした。",
  "name-invalid": "名前がないか使えない名前のため、除きました。",
  "release-unknown": "ディストリビューションのリリースが分からず、判定できません。",
  "more-remarks": "そのほかの通知は省略しました。",
} as const satisfies SomeKeys<typeof reference>;
