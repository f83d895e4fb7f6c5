/** What `bongsu config` says, in Japanese. */
import type { configCommand as reference } from "#messages/en/room/config-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const configCommand = {
  about:
    "状況室の設定です。オプションが環境変数より、環境変数が --config または BONGSU_CONFIG の示すファイルより優先します。",
  check: "すべての設定とその出どころ、誤りをすべて示します。秘密の値は表示しません。",
  schema: "エディター用にファイルの JSON Schema を出力します。",
  example: "すべての設定をコメントで書いたファイルを出力します。",
  noFile: "設定ファイルはありません。--config ファイル または BONGSU_CONFIG で示します。",
  file: "設定ファイル：{file}",
  default: "既定値",
  hidden: "（秘密）",
  sound: "設定に誤りはありません。",
  unread: "{name}：この変数を読むものはありません",
  unreadNear: "{name}：この変数を読むものはありません。{near} のことですか？",
  notThere: "{at}：ファイル {file} を読めません",
} as const satisfies SomeKeys<typeof reference>;
