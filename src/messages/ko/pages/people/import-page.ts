/** Records brought in from files by hand, in Korean. */
import type { importPage as reference } from "#messages/en/pages/people/import-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const importPage = {
  title: "파일로 들여오기",
  files: "파일",
  hint: "OSV, CVE JSON 5, CSAF 2.0, KEV 또는 EPSS의 JSON, 한 파일에 한 문서입니다. 형식은 내용으로 알아봅니다.",
  counts:
    "신규 {added, number}, 변경 {changed, number}, 그대로 {unchanged, number}, 보류 {held, number}, 격리 {quarantined, number}.",
} as const satisfies SameKeys<typeof reference>;
