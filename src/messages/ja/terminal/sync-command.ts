/** What `bongsu sync` says, in Japanese. */
import type { syncCommand as reference } from "#messages/en/terminal/sync-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const syncCommand = {
  usage:
    "bongsu sync --from アドレス|フォルダー --dir フォルダー [--key 鍵番号 | --trust ファイル] [--root ファイル] [--ecosystems 名前,…|all] [--allow-expired] [--token TOKEN | --addressing FILE] [--lang {languages}]",
  what: "状況室のアドレスや /pub、またはフォルダー（持ち運び媒体）から新しい措置指示と勧告パックを取得し、検証します。もう一度実行しても、すでに取得したものは取得しません。変わったパックは、状況室が差分を出していれば変わった部分だけを取得します。",
  option: {
    from: "--from  状況室のアドレスまたはフォルダー（既定：BONGSU_ROOM）",
    key: "--key 鍵番号  別の経路で確認した状況室の鍵番号（なければ最初に見た鍵を固定して示します）",
    policy:
      "--policy ファイル  従う指示を定めるポリシー（bongsu.trust-policy/1）。なければ状況室が最初に示した名簿を固定します",
    trust: "--trust ファイル  この keys.json の鍵を固定します。すでに固定した鍵も替えます",
    root: "--root ファイル  公開資料のこのルートを固定します。すでに固定したルートも替えます（なければ、状況室の署名された一覧が最初に指すルートを固定して示します）",
    ecosystems:
      "--ecosystems  このエコシステムの照合パックだけを取得します（例：npm,pypi,deb-debian）。フォルダーが記憶し、既定は all（すべて）です。残りのエコシステムの構成要素は check で「照合の範囲外」と出ます",
    allowExpired: "--allow-expired  期限の過ぎた一覧も取得します（持ち運び媒体が遅れて届いた場合）",
    token: "--token TOKEN  対象の数だけを知らせる指示がこの機関を対象とするかも、状況室に問い合わせます",
    addressing:
      "--addressing FILE  同じものを、運んできたファイルから読みます。状況室が /api/addressing で答えるとおりのものです",
  },
  exit: "終了コード：0 すべて受け取り理解した、2 実行できない、3 受け取ったが措置指示に不明なものがある。",
  refused:
    "拒否：知っているものより古い一覧、期限の過ぎた一覧、別の鍵で署名された一覧、約束と異なるファイル、実際のフォルダーに来た訓練。",
  notEcosystem: "--ecosystems：{name} はエコシステムの名前ではありません。",
  noPack: "--ecosystems：状況室は {name} のパックを公開していません。",
  noPackNear: "--ecosystems：状況室は {name} のパックを公開していません。{near} のことですか。",
  unsettled:
    "{directive}：対象かどうかは機関ごとに知らせます。問い合わせるまで（--token、--addressing）この機関が対象であるものと見なします",
  notAddressing: "{path} を読めません。",
  notKeys: "{path} は読み取れる鍵の文書ではありません。",
  index: "{room}：一覧 {sequence}番、ファイル{files}個のうち{fetched}個を新たに取得しました",
  bytes: "{bytes, number}バイトを取得しました",
  bytesSaved: "{bytes, number}バイトを取得しました。差分で{saved, number}バイトを節約しました",
  left: "照合パック：{held}。取得していないエコシステム：{left}",
  expired: "注意：期限の過ぎた一覧を取得しました",
  indexShown:
    "{room} は、ここで知っている一覧を失っていました。バックアップから戻されたものなので、新しい期を始めます。1 分後にもう一度同期してください。",
  newEpoch:
    "状況室はバックアップから戻されました（期 {number}、{begun} 開始）。{restored} より後の記録は状況室にありません。示されなくなった指示はここでは引き続き有効とし、下に記します。状況室に確認してください。",
  answerAgain: "{directive}：状況室が失った時間に回答が確認されています。点検してもう一度回答してください。",
  newDirective: "新しい措置指示：{directive}",
  firstUse:
    "初めて会った状況室の鍵を固定しました。別の経路（公文書・電話）で受け取った番号と同じか確認してください：",
  changed: "状況室が鍵を替え、以前の鍵がそれに署名しました。今後信頼する鍵：",
  pinned: "鍵を固定しました：",
  rootPinned:
    "公開資料のルート（第{version}版）を固定しました。別の経路で受け取った言葉と同じか確認してください：",
  rootByHand: "渡された公開資料のルート（第{version}版）を固定しました：",
  notRoot: "{path} は読み取れる公開資料のルートではありません。",
  rosterPinned: "これからはこの名簿の機関が十分に署名した指示だけに従います: {sha256}",
  notPolicy: "{path} は信頼のポリシー（bongsu.trust-policy/1）ではありません。",
} as const satisfies SomeKeys<typeof reference>;
