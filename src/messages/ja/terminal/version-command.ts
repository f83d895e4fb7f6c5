/** What `bongsu version` says, in Japanese. */
import type { versionCommand as reference } from "#messages/en/terminal/version-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const versionCommand = {
  compare:
    "bongsu version compare 体系 A B  <、=、> のいずれかを出力し、体系で読めないバージョンなら ? を出力します",
  compareLines: "bongsu version compare 体系 -  標準入力の A<TAB>B の行ごとに同じことをします",
  within:
    "bongsu version within 体系 範囲 バージョン…  エコシステムの書き方または vers:… で書いた範囲にバージョンが入るかを出力します",
  withinExits:
    "within の終了コード：すべて範囲内なら 0、範囲外のものがあれば 1、範囲またはバージョンを読めなければ 2 です。",
  answer: {
    within: "{version}：範囲内",
    "not-within": "{version}：範囲外",
    unreadable: "{version}：比較できません",
  },
  rangeUnreadable: "{range} は {scheme} 体系で読める範囲ではありません（{why}）。",
  key: "bongsu version key 体系 バージョン  バージョンキーを 16 進数で出力します",
  schemes: "bongsu version schemes  すべての体系と別名を出力します",
  unknown: "{name} というバージョン体系はありません。`bongsu version schemes` ですべて見られます。",
  unknownNear:
    "{name} というバージョン体系はありません。近い名前：{near}。`bongsu version schemes` ですべて見られます。",
} as const satisfies SomeKeys<typeof reference>;
