/** A code that was told with a directive, and whether it stands for one, in Japanese. */
import type { phoneCode as reference } from "#messages/en/shared/sealing/phone-code.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const phoneCode = {
  title: "聞いた確認番号",
  lead: "電話やメッセージで、指示とともに六桁の数字を聞きましたか。その番号がこの状況室の指示のものか、どの指示のものかがわかります。",
  label: "六桁の数字",
  hint: "今日または昨日の番号。空白はかまいません。",
  ask: "確かめる",
  yes: "はい。次の指示の番号です：",
  no: "いいえ。今日と昨日、この番号の指示はこの状況室にありません。言われたことを何もせず、知っている番号で状況室に問い合わせてください。",
  limit:
    "題名が聞いたものと同じでなければなりません。番号はこの指示が本物であることを示すだけで、誰が電話しているかは示しません。誰もあなたのパスワードを必要としません。",
} as const satisfies SomeKeys<typeof reference>;
