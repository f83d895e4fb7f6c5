/** What `bongsu report submit` and `status` say, in Japanese. */
import type { submitCommand as reference } from "#messages/en/submission/submit-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const submitCommand = {
  usage:
    "bongsu report submit ファイル… --room アドレス [--token-file F] [--words-file F] [--out DIR] [--dir DIR]",
  usageStatus: "bongsu report status 番号 --words-file F --room アドレス",
  what: "submit: 報告を状況室に送ります。内容を判断する前に受領証が出ます。",
  whatStatus: "status: 報告の状況と理由、質問を表示します。",
  exits:
    "submit の終了コード: 0 すべてに状況室の署名付き受領証あり、1 受領証がないか偽のものあり、2 送信不可、3 署名者は未確認（--dir なし）。",
  optionRoom: "--room URL  状況室のアドレス。なければ BONGSU_ROOM",
  optionToken: "--token-file F  report スコープのトークンのファイル",
  optionWords:
    "--words-file F  六つの言葉のファイル。なければ submit が作ります。status は - なら標準入力から読みます",
  optionDir: "--dir DIR  状況室に従うエージェントのフォルダー。固定された鍵で受付証を確かめます",
  notFollowed: "{dir} は {room} に従っていません。先に bongsu sync を行うか、--dir を外してください。",
  unchecked:
    "受領証は送ったものと合いますが、署名者は確かめていないため終了コードは 3 です。状況室の鍵を固定したフォルダーを --dir で指定してください。",
  doubt: {
    "other-bytes": "{path}: {line} 行目: 送ったものの受付証ではありません。",
    "not-signed": "{path}: {line} 行目: 固定された状況室の鍵の署名がありません。",
    "other-room": "{path}: {line} 行目: 別の状況室か別の世界の受付証です。",
  },
  needsRoom: "--room URL か BONGSU_ROOM で状況室を指定してください。",
  words: "{room} 用の六つの言葉: {words}",
  next: "報告ごとに状況を見るコマンドです。言葉はそのファイルから読みます。",
  nextTyped: "報告ごとに状況を見るコマンドです。六つの言葉を尋ねます。",
  typeWords: "六つの言葉を一行で入力してください。",
  wordsWrong: "{path} に六つの言葉がありません。",
  numberWrong: "報告の番号ではありません。",
  noSuchReport: "この番号と言葉に合う報告はこの状況室にありません。",
  statusNeeds:
    "報告の番号と六つの言葉のファイルを指定してください：bongsu report status 番号 --words-file ファイル --room アドレス",
  received: "{path}: {number}  {time}  SHA-256 {sha256}",
  refused: "{path}: {line} 行目: 受付不可: {why}",
  noReceipt: "{path}: {line} 行目: 読める受領証がありません。",
  noWork: "状況室が課題を出しません: {why}",
  retryAfter: "{seconds} 秒後に再試行してください。",
} as const satisfies SomeKeys<typeof reference>;
