/** What `bongsu serve` says to the person in front of it, in Japanese. */
import type { serveCommand as reference } from "#messages/en/room/serve-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const serveCommand = {
  roomRuns:
    "{data} ではすでに状況室が動いています: プロセス {pid}、{address}。先に止めるか、別の --data を選んでください。",
  lockNotTaken: "ロックファイル {file} を取得できませんでした。",
  witnessesUnread: "証人を定めたファイル {path} を読めません。",
  oidcWrong: "{at} のサインイン設定に直すところがあります: {why}",
  variableUnset: "環境変数 {name} が設定されていません。",
  metricsPort: "指標を出す {address} を開けません（{why}）。別の --metrics-port を選んでください。",
  worldLoaded: "世界 {world} を読み込みました。利用者{count}人。",
  room: "状況室：{address}",
  drillRoom: "状況室：{address}   [訓練]",
  signIn: "{operator} のログインアドレスです。15 分以内に一度だけ使えます：",
  signInReports:
    "報告は {report} で受け付けます。{operator} としてサインインして決めます(一度だけ、15分以内):",
  links: "ほかの利用者のログインアドレス：{link}   （{operators}）",
  drill: "訓練の一日半を再現：{command}",
  stop: "止めるには Ctrl-C を押してください。",
  working: "状況室 {address} の作業を行います。",
  stopping: "停止します …",
  epochBegun:
    "データベースが戻されたとみなします（{because}）。期 {number} を始めます。番号は以前よりはるかに大きい数から続き、エージェントは署名された目録でこれを知ります。{time} より後の記録はここに無いため、組織に再回答を求めます。以前の公開資料は pub/ の横に pub.before-epoch-{number} として残します。その間に発令した指示はそこで探してください。セッション、未使用のリンク、保留中の本人確認はすべて終了しました。全員が改めてログインします。失われた時間にアクセスを止めた操作（利用者の停止、パスキーの削除、トークンとエージェント鍵の失効）は手で改めて行ってください。",
  epochCause: {
    restored: "bongsu restore で戻した",
    "publication-ahead": "pub/ がデータベースより先にある",
    "publication-missing": "pub/ が無い",
    "agent-report": "エージェントがこの部屋のより新しい目録を示した",
    "by-hand": "--new-epoch で知らされた",
  },
  otherKey:
    "このデータベースは別の鍵({keyid})で署名する部屋のものです。その部屋のプログラムを起動するか、その鍵を {file} に置いてください。鍵を失った場合は --new-key で今ある鍵を記録します。その場合、エージェントごとに新しい鍵を手で渡す必要があります。",
  keyMissing:
    "この部屋は鍵 {keyid} で署名しますが、{file} がありません。代わりの鍵は作っていません。バックアップから鍵を戻してください。鍵を失った場合は --new-key で新しい鍵を作ります。その場合、エージェントごとに新しい鍵を手で渡す必要があります。",
  otherOrigin:
    "人とエージェントはこの部屋を {recorded} として知っていますが、{origin} として起動されました。その住所で起動するか(--port、BONGSU_ORIGIN)、--new-origin で新しい住所を記録してください。その後エージェントは新しい住所から同期し、パスキーはホストが同じ場合にのみ使えます。",
  intakeOffice: "{path}: 報告を受け付ける機関 {office} がこの状況室の編制にありません。",
  intakeWrong: "{path}: {at}: {why}",
  logKeyGone:
    "この部屋のログに署名する鍵 {file} がありませんが、ログはすでに始まっています。バックアップからそのファイルを戻してください。鍵を失った場合は一度 --new-key で起動します。新しい鍵が作られ、ログを確かめる側と証人に新しい公開鍵を手で渡す必要があります。",
} as const satisfies SomeKeys<typeof reference>;
