/** Searching advisories, in Korean. */
import type { advisorySearch as reference } from "#messages/en/pages/advisory-search.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisorySearch = {
  title: "보안권고문",
  search: "번호, 제품, 낱말로 찾기",
  searched:
    "번호와 별칭, 패키지와 제품 이름, 패키지 URL, 제목에 든 낱말의 일부, 본문 첫머리에 든 낱말의 앞부분에서 찾습니다. 참고 자료와 버전 번호에서는 찾지 않습니다.",
  none: "찾은 권고문이 없습니다.",
  noneFor: "‘{q}’(으)로 찾은 권고문이 없습니다.",
  noneBecause:
    "입력한 낱말이 모두 들어 있어야 찾을 수 있습니다. 낱말을 줄이거나 짧게 쓰면 더 많이 찾습니다. 찾지 못했다고 해서 취약점이 없는 것은 아닙니다. 이곳에 레코드가 없을 수 있습니다.",
  shown: "{count, number}건을 찾았습니다.",
  shownFirst: "먼저 {count, number}건을 보이고 있습니다. 더 있을 수 있습니다.",
  listed: "악용이 확인되었으나 이곳에 레코드가 없는 CVE {count, number}건",
} as const satisfies SameKeys<typeof reference>;
