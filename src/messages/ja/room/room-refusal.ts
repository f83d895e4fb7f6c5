/** Why a room cannot be set up or does not take something, by its reason, in Japanese. */
import type { roomRefusal as reference } from "#messages/en/room/room-refusal.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const roomRefusal = {
  channel: "チャネル {name}: {detail}",
  "host-not-listed": "{host} は /destinations/hosts に書かれたホストではありません。",
  "host-private": "{host} に送るには /destinations/privateAddresses が必要です。",
  "webhook-secret": "Webhook の秘密は whsec_ に続けて 24〜64 バイトを base64 で書いたものです。",
  "database-not-made": "{folder} に PostgreSQL を準備できませんでした: {detail}",
  "database-stopped": "PostgreSQL が起動中に停止しました: {detail}",
  "database-silent": "PostgreSQL が 60 秒以内に応答しませんでした: {detail}",
  "database-not-installed":
    "{name} がインストールされていません（対応していない環境か、任意のパッケージが省かれています）。別の PostgreSQL を使うには DATABASE_URL を設定してください。",
  "database-user-missing":
    "PostgreSQL は root では動かず、ほかのユーザーも作れませんでした。bongsu というユーザーを作るか DATABASE_URL を設定してください。",
  "folder-of-another": "{folder} は別のユーザーのものです。削除するか別の --data を選んでください。",
  "database-newer":
    "このデータベースは新しいプログラムが変更しています（{name}）。これより新しいリリースを使ってください。",
  "database-of-release":
    "このデータベースは新しいプログラムが変更しています（{name}）。リリース {release} 以降を使ってください。",
  "migration-differs":
    "データベースに適用された {name} がこのプログラムのものと違います。そのデータベースを作ったプログラムを使うか、新しいデータベースで始めてください。",
  "migration-order":
    "{name} の番号が適用済みの {newest} より小さいです。{number} より大きい番号を付けてください。",
  "migration-failed": "データベースの変更 {name} が失敗しました: {detail}",
  "copy-failed": "復元したデータベースが起動しませんでした: {detail}",
  "copy-slow": "復元したデータベースが 1 時間以内に起動しませんでした。",
  "copy-lacks-entry": "復元したデータベースに記録 {position} がありません。",
  "dead-letter-unknown": "その未配達メッセージは存在しないか、見る権限がありません。",
  "key-of-another-office": "別の担当機関の鍵です。",
  "text-nul": "保存できない文字（NUL）が含まれています。",
} as const satisfies SomeKeys<typeof reference>;
