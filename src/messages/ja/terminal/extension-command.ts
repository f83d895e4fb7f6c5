/** What `bongsu extension` says, in Japanese. */
import type { extensionCommand as reference } from "#messages/en/terminal/extension-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const extensionCommand = {
  usage: {
    take: "bongsu extension take ファイル|- --dir フォルダー",
    fetch: "bongsu extension fetch 指示番号 --dir フォルダー --room アドレス --token トークン",
    ask: "bongsu extension ask 指示番号 --days 数|--hours 数|--working-days 数 --reason 理由 --controls 補完対策 --room アドレス --token トークン",
  },
  what: "自機関の措置期限の延長を指示ごとに求め、承認された延長を取得します。",
  option: {
    take: 'take  状況室が承認した延長をファイルまたは持ち運び媒体から取り込みます。固定した状況室の鍵で検証し、自機関のものだけを受け取ります。以後 "bongsu tasks" と "bongsu check" は延長された期限で数えます',
    fetch: "fetch  要求の処理結果を示し、承認された延長を取り込みます",
    out: "--out ファイル  ask とともに：今は尋ねず、依頼をファイルに書く。つながる所で receipt send ファイル --token トークンで送る",
    ask: "ask  期限が過ぎる前に延長を求めます。最長 90 日で、理由とその間の補完対策を書きます",
    room: "--room、--token  状況室のアドレスと自機関のトークン（既定：BONGSU_ROOM、BONGSU_TOKEN）",
  },
  needs: {
    dir: "エージェントのフォルダーが必要です：--dir フォルダー",
    reason: "要求には理由（--reason）とその間の補完対策（--controls）が必要です。",
    room: "状況室のアドレスが必要です：--room アドレス",
    token: "自機関のトークンが必要です：--token または BONGSU_TOKEN",
    length: "延長する期間は --days、--hours、--working-days のいずれかで書きます。",
  },
  unreadable: "{path} を読み取れません。",
  notCount: "{text} は 1 以上の整数ではありません。",
  written:
    "依頼を {file} に書きました。何も送っていません。つながる所で：bongsu receipt send ファイル --room アドレス --token トークン。",
  none: "延長の要求はありません。",
  request: "{instant}  {length}の要求",
  state: {
    open: "審査待ち",
    granted: "承認",
    declined: "却下",
  },
} as const satisfies SomeKeys<typeof reference>;
