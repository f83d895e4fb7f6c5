/** What `bongsu version` says, in Japanese. */
import type { versionCommand as reference } from "#messages/en/terminal/version-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const versionCommand = {
  compare:
    "bongsu version compare 体系 A B  <、=、> のいずれかを出力し、体系で読めないバージョンなら ? を出力します",
  compareLines: "bongsu version compare 体系 -  標準入力の A<TAB>B の行ごとに同じことをします",
  key: "bongsu version key 体系 バージョン  バージョンキーを 16 進数で出力します",
  schemes: "bongsu version schemes  すべての体系と別名を出力します",
  unknown: "{name} というバージョン体系はありません。`bongsu version schemes` ですべて見られます。",
  unknownNear:
    "{name} というバージョン体系はありません。近い名前：{near}。`bongsu version schemes` ですべて見られます。",
} as const satisfies SomeKeys<typeof reference>;
