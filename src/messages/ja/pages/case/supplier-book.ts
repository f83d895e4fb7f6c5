/** The words of the contact book of suppliers, in Japanese. */
import type { supplierBook as reference } from "#messages/en/pages/case/supplier-book.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const supplierBook = {
  known: "名簿で分かっていること",
  over: "期限切れ: 頼らないでください",
  notKnown: "不明",
  weekly: "週に {count} 件まで受け付ける",
  weeklyNotKnown: "週に何件受け付けるかは不明",
  languages: "言語",
  keys: "鍵",
  unchecked: "署名あり、誰のものか未確認",
  use: "使う",
  takenIn: "登録",
  kind: {
    "security-txt": "security.txt",
    "cve-partner": "CVE パートナー",
    "csaf-provider": "CSAF 提供者",
    hand: "手入力",
  },
} as const satisfies SomeKeys<typeof reference>;
