/** Why the agent refuses, and what it reports on its way, in Japanese. */
import type { agent as reference } from "#messages/en/terminal/agent.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const agent = {
  noFolder:
    "{dir} というフォルダーはありません。エージェントのフォルダーは最初の同期（bongsu sync --from アドレス --dir {dir}）または鍵の作成（bongsu key new --dir {dir} --organization 番号）で作られます。",
  notSynced: "まだ同期していません：bongsu sync --from アドレス --dir {dir}",
  notSyncedInto: "{dir} にまだ同期していません：bongsu sync --from アドレス --dir {dir}",
  notInForce: "措置指示 {directive} はここでは施行中ではありません。sync を実行してください。",
  notInForceNear:
    "措置指示 {directive} はここでは施行中ではありません。{near} のことですか。違う場合は sync を実行してください。",
  restore: "{path} を読み取れません。控えから戻してください。",
  noDirective: "措置指示 {directive} はここにありません。sync を実行してください。",
  noDirectiveNear:
    "措置指示 {directive} はここにありません。{near} のことですか。違う場合は sync を実行してください。",
  notChecked: "措置指示 {directive} についてまだ照合していません：bongsu check パス --dir フォルダー",
  rosterUnreadable:
    "状況室の署名機関の名簿をここでは読めません。新しいエージェントを使うか、状況室に知らせてください。",
  keysLost:
    "{path} に固定された鍵がありませんが、このフォルダーは以前に状況室に従っていました。別の経路で状況室の鍵を確認し、--key 番号または --trust ファイルを付けて sync を実行してください。",
  checkAged:
    "{directive} の最後の照合は、取得済みの内容の期限が切れる前のものか、進んだ時計によるものです。もう一度照合してください。",
  checkedOther: "最後の照合は {directive} の改訂 {revision} に対するものです。もう一度照合してください。",
  answerAgain: "{path} を読み取れません。別の場所へ移し、もう一度回答してください。",
  noReply:
    "{url} から返事がありません（{why}）。回答は保管したので、コマンドをもう一度実行すれば再び送ります。",
  noReceipt:
    "{url} が受領証を返しませんでした。回答は保管したので、コマンドをもう一度実行すれば再び送ります。",
  otherReceipt: "{url} が別の回答の受領証を返しました（{digest}）。状況室に知らせてください。",
  receiptDoubt: {
    "not-signed":
      "{url} の受領証には、ここで信頼している状況室の鍵の署名がありません。何も変えず、回答は送信箱に残しました。状況室の宛先か確認してください。鍵が変わったのなら、別の経路で確かめてから sync --trust FILE を実行し、このコマンドをもう一度実行してください。",
    "receipt-form":
      "{url} の受領証をこのプログラムは読めません。回答は送信箱に残っています。新しいプログラムで再実行してください。",
    "other-room":
      "{url} は別の状況室、または別の区分(訓練・実際)の受領証を返しました。何も変えず、回答は送信箱に残しました。",
    "lost-time":
      "{url} は状況室が失った時間の受領証を返しました。その後バックアップから戻されています。回答は送信箱に残しました。コマンドをもう一度実行してください。",
  },
  receiptFile: {
    unsealed: "署名された受領証がありません。状況室が署名していない受領証は何も確認しません。",
    "not-signed": "受領証に、ここで信頼している状況室の鍵の署名がありません。何も変えていません。",
    "receipt-form": "受領証を読み取れません。新しいプログラムを使ってください。",
    "other-room": "別の状況室、または別の区分（訓練・実際）の受領証です。何も変えていません。",
    "lost-time":
      "状況室が失った時間の受領証です。その後バックアップから戻されています。もう一度回答してください。",
    "other-organisation": "別の機関の受領証です。何も変えていません。",
    "other-answer": "このフォルダーが出していない回答の受領証です。何も変えていません。",
  },
  roomUnnamed:
    "このフォルダーはフォルダーから同期され、状況室 {room} には宛先がありません。--room URL で指定してください。",
  otherRoomAddress:
    "{address} はこのフォルダーが同期した状況室({room})ではないため、送信しません。--room を省いてください。状況室の宛先が別なら、先にその宛先で sync --from を実行してください。別の状況室には別の --dir が要ります。",
  numbersRepeated:
    "状況室には {directive} について、この鍵のより新しい回答があり、このフォルダーはそれを知りません。バックアップから戻したか、二台が一つの鍵を使っています。何も上書きしていません。もう一度照合してから回答してください。機器ごとに鍵を作ってください(bongsu key new)。",
  grantTooLarge: "承認書としては大きすぎます。",
  grantNotJson: "JSON ではありません。",
  noGrant: "承認された延長が入っていません。",
  grantNotSealed: "署名された延長承認書ではありません。",
  organizationInvalid: "機関番号は文字、数字、. _ : @ - からなる 1～80 文字です。",
  keyThere: "{path} にはすでに鍵があります。新しく作るには --replace を付けてください。",
  noKey: "{dir} にまだ鍵がありません：bongsu key new --dir {dir} --organization 機関番号",
  keyUnreadable: "{path} を鍵として読み取れません。",
  keyUnreadableBecause: "{path} を鍵として読み取れません：{why}",
  folderInUse: "別の実行（プロセス {process}）が {dir} を使っています。",
  syncAgainWithout: "{path} を読み取れません。別の場所へ移し、sync をもう一度実行してください。",
  unreadable: "{path} を読み取れません。",
  noListGiven:
    "標準入力から読めるソフトウェア一覧が見つかりませんでした。何であるかをファイル名で示してください（例：--stdin-name package-lock.json）。",
  noList: "読み取れるソフトウェア一覧が見つかりませんでした：{paths}。",
  packDamaged: "パック {pack} が壊れています。sync をもう一度実行してください。",
  noDetails: "公表された資料にパック {pack} の詳細がありません。状況室に知らせてください。",
  detailsDamaged: "パック {pack} の詳細が壊れています。sync をもう一度実行してください。",
  missing: "{path} がありません。sync をもう一度実行してください。",
  checkAgainWithout: "{path} を読み取れません。別の場所へ移し、もう一度照合してください。",
  directiveEnded:
    "{state, select, withdrawn {措置指示 {directive} は撤回されました。} superseded {措置指示 {directive} は別の指示に差し替えられました。} expired {措置指示 {directive} は満了しました。} other {措置指示 {directive} の状態：{state}。}}",
  refuses: "{url} が拒否しました：{detail}",
  refusesKey:
    "{url} が拒否しました：{detail} まず機関の画面でこのエージェントの鍵を登録してください。回答は保管したので、その後コマンドをもう一度実行してください。",
  answers: "応答 {status}",
  factsUnusable: "{path} はこのままでは使えません：",
  orgInvalid: "機関情報 org.{name} がないか、正しくありません。必要な値：{wanted}。",
  fetched: "{kind} {path}",
  deltaUsed: "差分 {ecosystem}：{whole}バイトの代わりに {bytes}バイト",
  deltaUnused: "差分 {ecosystem}：使えなかったため、ファイルをすべて取得します（{why}）",
  sentAgain: "{kind} {directive}：再び送りました",
  withoutCoverage:
    "{url} は何を調べたかを知らない以前の版のため、それを記した回答を拒否しました。その内容を除いて送ります。照合がどこまで及んだかは、そこでは不明です。",
  nothingCompared:
    "{directive} が対象とする種類を何も調べていないため、送信しませんでした。問題なしではなく不明です。それが入っているリストを照合してください（bongsu check パス --dir フォルダー）。その種類をまったく使っていない場合は、組織の画面で担当者が組織全体について回答してください。",
} as const satisfies SomeKeys<typeof reference>;
