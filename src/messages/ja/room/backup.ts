/** What `bongsu backup` and `bongsu restore` say, in Japanese. */
import type { backup as reference } from "#messages/en/room/backup.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const backup = {
  newBase: "新しい基本バックアップ：{bytes, number} バイト。仮のデータベースへの復元を試し、正常でした。",
  log: "ログの断片 {segments, number} 個を取り込みました。全部で {bytes, number} バイトです。",
  good: "バックアップは正常です。{from} から {until} まで復元でき、最後に復元を試したのは {tried} です。{seconds, number} 秒かかりました。",
  restored:
    "状況室を {data} に復元しました。記録の最後の項目は {newest} です。{seconds, number} 秒かかりました。bongsu serve で開始すると新しい期が始まり、エージェントは署名された目録でこれを知ります。",
  setAside: "以前のものは {path} に残しました。不要になったら削除してください。",
  optionMissing: "{option} が必要です。--help を見てください。",
  noPassphrase: "{path} を読めません。パスフレーズが入っている必要があります。",
  shortPassphrase: "{path} のパスフレーズが {least} 文字より短いです。状況室の鍵を守るものです。",
  noBackup: "{path} に状況室のバックアップはありません。",
  notEmpty: "{path} に別のもの（{name}）があります。バックアップは空のフォルダーで始めます。",
  otherRoom: "{path} は別の状況室のバックアップです。状況室ごとに別のフォルダーを使ってください。",
  insideData:
    "{out} はデータフォルダー {data} の中にあり、一緒に失われます。別のディスクのフォルダーを選んでください。",
  wrongPassphrase: "パスフレーズで {file} を開けません。何も変えていません。",
  damaged: "{file} が壊れています。書いたものと異なります。何も変えていません。",
  missing: "{file} がありません。これが無いとその時刻には復元できません。何も変えていません。",
  notReached:
    "{to} はこのバックアップにありません。バックアップは {first} から {last} までです。何も変えていません。",
  noInstant: "--to {to}：2026-05-14T09:30:00+09:00 のような時刻が必要です。",
  roomThere:
    "{data} には既に状況室があり、何も変えていません。--replace でバックアップがその場所に入り、あったものは横に残します。",
  restoreBrokenOff:
    "{data} への復元が中断され、何も置かれていません。bongsu restore をもう一度実行するか、フォルダーを削除してください。",
  outsideBackup:
    "この状況室のデータベースは別のサーバー（DATABASE_URL）にあります。pg_basebackup とログの保管、pgBackRest、提供者のスナップショットなど、そのサーバーの道具でバックアップしてください。このコマンドはデータベースを複製しません。{keys} は暗号化して別にバックアップしてください。",
  outsideRestore:
    "この状況室のデータベースは別のサーバー（DATABASE_URL）にあります。バックアップした道具でそのサーバーに復元してください。鍵を {keys} に戻し、同じ番号を二度使わないよう --new-epoch で一度開始してください。",
} as const satisfies SomeKeys<typeof reference>;
