/** What `bongsu receipt` says, in Japanese. */
import type { receiptCommand as reference } from "#messages/en/terminal/receipt-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const receiptCommand = {
  usage: {
    list: "bongsu receipt list --dir フォルダー [--lang {languages}]",
    take: "bongsu receipt take ファイル|- --dir フォルダー",
    send: "bongsu receipt send ファイル… --room アドレス [--out ファイル]",
    slip: "bongsu receipt slip 回答票 --room アドレス --token トークン [--organization 機関] [--out ファイル]",
  },
  option: {
    list: "list  指示ごとの最新の回答と受領証、待っている回答、未確認の回答",
    take: "take ファイル|-  状況室の受領証を保管し、確認された回答を送信箱から消す",
    send: "send ファイル…  署名済みの回答を状況室に渡す。フォルダーも鍵も要らない",
    slip: "slip 回答票  回答票を状況室に入力する（attest --slip で作る）。担当官は機関を指定する",
    organization: "--organization 機関  担当官が入力するとき、どの機関の回答票か",
    out: "--out ファイル  持ち帰る受領証の書き先（既定：標準出力）",
  },
  what: "この機関が回答した内容と、状況室が確認した内容です。状況室につながらない場所では回答をファイルで運びます。ここで attest --out ファイル、つながる機器で receipt send、受け取った受領証でここに戻って receipt take を実行します。",
  none: "このフォルダーからの回答はまだありません。",
  waits: "{directive}：回答が送信箱で待っています。届いた証拠はありません。",
  unconfirmed:
    "{directive}：送信済み、未確認。受領証 {receipt}（{instant}）には、ここで信頼している状況室の鍵の署名がありません。状況室が受領証に署名するようになったら、もう一度回答してください。",
  taken: "{directive}：受領証 {receipt} を保管しました（{answer}）。",
  slipTaken: "状況室が {organization} の回答票を受け取りました：{answer}（{directive}）。受領証 {receipt}。",
  needsToken: "--token トークンまたは BONGSU_TOKEN を指定してください。回答票は権限のある人が入力します。",
  needsTokenFor: "{path} は依頼です。依頼する機関の --token トークンまたは BONGSU_TOKEN を指定してください。",
  requestSent: "{file}：状況室が依頼を受け取りました。返事を持ち帰って extension take を実行してください。",
  sent: "{file}：状況室が受領証を返しました。持ち帰って receipt take を実行してください。",
  needsDir: "--dir フォルダーまたは BONGSU_DIR を指定してください。",
  needsRoom: "--room アドレスまたは BONGSU_ROOM を指定してください。",
  unreadable: "{path} を読み取れません。",
  notAnswer: "{path} は署名済みの回答ではありません（attest --out ファイルで作ります）。",
} as const satisfies SomeKeys<typeof reference>;
