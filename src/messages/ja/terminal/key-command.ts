/** What `bongsu key` says, in Japanese. */
import type { keyCommand as reference } from "#messages/en/terminal/key-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const keyCommand = {
  usage: "bongsu key new --dir フォルダー --organization 機関番号 [--replace]",
  what: "フォルダー/keys に Ed25519 鍵を作り（本人だけが読めます）、公開部分を出力します。その部分だけを状況室に登録してください。残りは外に出ません。",
  organization: "機関：{organization}",
  keyid: "鍵番号：{keyid}",
  publicKey: "公開鍵（Ed25519、状況室に登録）：{publicKey}",
} as const satisfies SomeKeys<typeof reference>;
