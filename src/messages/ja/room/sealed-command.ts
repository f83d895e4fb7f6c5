/** What `bongsu sealed` says, in Japanese. */
import type { sealedCommand as reference } from "#messages/en/room/sealed-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sealedCommand = {
  usageAdd: "bongsu sealed add ファイル --office 番号|--organization 番号 [--data ./data]",
  usageOpen: "bongsu sealed open 番号 --key 鍵… --out 結果 [--data ./data]",
  usageShred: "bongsu sealed shred 番号 [--data ./data]",
  usageHistory: "bongsu sealed history 番号 [--data ./data]",
  usageKeys: "bongsu sealed keys|lock --room アドレス --token トークン",
  usageRegister: "bongsu sealed register --key KEY.pub --room アドレス --token トークン",
  usageUnlock:
    "bongsu sealed unlock [--key 鍵] [--passphrase-file ファイル] [--hours 8] --room アドレス --token トークン",
  roomMissing: "--room アドレスと --token トークンを指定してください（BONGSU_ROOM、BONGSU_TOKEN）",
  keyMissing: "登録には --key KEY.pub が必要です",
  hoursWrong: "--hours は 1 から 24 の整数です",
  unlocked: "{until} まで解除",
  locked: "ロック中",
  intake: "受付",
  waits: "{office}：封印された {count} 件が {oldest} から待っています",
  what: "封緘されたファイル（bongsu seal）を、担当機関または機関のものとして状況室に保管します。状況室が持つのは封緘されたバイトだけで、開けるたびに所有者が見られる記録が残ります。",
  ownerMissing: "誰のものかを示してください：--office 番号 または --organization 番号",
  openLacks: "開けるには --key 鍵 と --out 結果 が必要です",
  held: "封緘された {bytes} バイト",
  gone: "{at} 破棄",
  shredded:
    "{object}：破棄しました。ここではもう誰にも開けません。以前のバックアップには、それが消えるまで残ります。",
  none: "封緘ファイル {object} はありません",
  act: {
    stored: "保管",
    opened: "閲覧",
    shredded: "破棄",
  },
} as const satisfies SomeKeys<typeof reference>;
