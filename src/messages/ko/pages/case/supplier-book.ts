/** The words of the contact book of suppliers, in Korean. */
import type { supplierBook as reference } from "#messages/en/pages/case/supplier-book.ts";
import type { SameKeys } from "#messages/keys.ts";

export const supplierBook = {
  known: "명부에서 알려진 것",
  over: "기한 지남: 믿지 마십시오",
  notKnown: "알려지지 않음",
  weekly: "한 주에 {count}건까지 받음",
  weeklyNotKnown: "한 주에 몇 건을 받는지 알려지지 않음",
  languages: "언어",
  keys: "키",
  unchecked: "서명 있음, 누구의 것인지 확인 안 됨",
  use: "사용",
  takenIn: "입력",
  kind: {
    "security-txt": "security.txt 파일",
    "cve-partner": "CVE 파트너",
    "csaf-provider": "CSAF 제공자",
    hand: "직접 입력",
  },
} as const satisfies SameKeys<typeof reference>;
