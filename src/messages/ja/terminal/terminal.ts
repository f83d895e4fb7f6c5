/** What several commands say An option and what it is for are parted by two spaces, in Japanese. */
import type { terminal as reference } from "#messages/en/terminal/terminal.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const terminal = {
  script: "スクリプト",
  drill: "[訓練] 訓練の状況です",
  drillLine: "[訓練] {text}",
  expired: "注意：取得した一覧の期限が過ぎました。sync をもう一度実行してください。",
  more: "ほか{count}件",
  noRoomIn:
    "{data} に状況室はありません。--data で状況室のフォルダーを指定してください。状況室は起動時に作られます：bongsu serve --data {data}",
  formatUnknown: "--format は {names} のいずれかです。{format} は違います。",
  formatNear: "{format} という形式はありません。{near} のことですか。--format は {names} のいずれかです。",
  yes: "y yes はい",
  roomAnswers: "状況室の応答：{status}",
  unreachable: "状況室から応答がありません。アドレスとネットワークを確認してください。（{detail}）",
  addressWrong: "{address} は状況室のアドレスではありません。アドレスは http:// か https:// で始まります。",
  noRoomThere: "{address} の応答は状況室のものではありません。アドレスを確認してください。",
  inputTooLong: "標準入力が{limit, number}バイトを超えています。",
  missing: "足りないオプション：{options}",
  outExists: "{path} は既にあるため、何も書きませんでした。置き換えるには --force を使います。",
  exportReplaces:
    "また作れるもの（書き出し、指令のファイル、証明、ポリシー）は、OUT に既にあるファイルを置き換えます。",
  option: {
    force: "--force  既にあるファイルを置き換えます",
    dir: "--dir フォルダー  エージェントのフォルダー（既定：BONGSU_DIR）",
    room: "--room アドレス  状況室のアドレス（既定：BONGSU_ROOM）",
    directive: "--directive 番号  この措置指示だけ",
    lang: "--lang {languages}  言語（既定：システムの言語）",
    color: "--color いつ  色の使用：auto（既定）、always、never",
  },
} as const satisfies SomeKeys<typeof reference>;
