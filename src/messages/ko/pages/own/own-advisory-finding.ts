/** What keeps an advisory of the room's own from being published, in Korean. */
import type { ownAdvisoryFinding as reference } from "#messages/en/pages/own/own-advisory-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const ownAdvisoryFinding = {
  "text-missing": "이 언어의 글이 없습니다",
  "text-control": "보이지 않는 제어 문자나 방향 표시가 들어 있습니다",
  "product-missing": "제품이 없습니다",
  "history-missing": "변경 이력이 없습니다",
  "history-order": "앞의 판보다 늦지 않은 판입니다",
  "key-repeated": "두 제품의 키가 같습니다",
  "scheme-unknown": "모르는 버전 체계입니다",
  "range-missing": "어느 버전이 영향을 받는지 적혀 있지 않습니다",
  "range-empty": "시작하기 전에 끝나는 구간입니다",
  "range-without-start": "시작이 없는 구간입니다",
  "version-unreadable": "이 버전 체계로 읽을 수 없는 버전입니다",
  "example-missing": "예로 드는 버전이 없습니다",
  "example-not-affected": "구간에 따르면 이 버전은 영향을 받지 않습니다",
  "example-affected": "구간에 따르면 이 버전은 영향을 받습니다",
  "product-unknown": "이 키를 가진 제품이 없습니다",
  "remedy-missing": "이 제품에 대해 할 일이 적혀 있지 않습니다",
  "remedy-contradicts":
    "앞의 방안이 같은 제품에 대해 반대로 말합니다. 버전마다 다르면 제품을 둘로 나누십시오",
  "cvss-unreadable": "CVSS 벡터가 아닙니다",
  "alias-invalid": "취약점의 이름이 아닙니다",
  "credits-changed": "발견자가 기여자 표기를 다시 정했습니다. 확인하고 다시 저장하십시오",
  "product-perhaps-same":
    "이 제품은 이름으로만, 다른 제품은 식별자로 되어 있습니다. 같은 제품이면 하나를 지우고 남은 것에 식별자를 쓰십시오",
  "answer-without-version": "공급사가 영향 없음이라고 했으나 버전이 없습니다. 사유 옆에 버전을 쓰십시오",
  "weakness-id": "CWE-79와 같은 약점 번호가 아닙니다",
  "weakness-name": "MITRE가 정한 이 약점의 이름과 다릅니다",
  "purl-invalid": "패키지 URL이 아닙니다",
  "purl-version": "제품의 패키지 URL에는 버전을 쓰지 않습니다",
  "cpe-invalid": "CPE 2.3 이름이 아닙니다",
  "form-wrong": "bongsu.advisory/1 문서가 아닙니다",
  "member-unknown": "형식에 없는 항목입니다",
  "member-missing": "항목이 없습니다",
  "value-invalid": "여기에 쓸 수 없는 값입니다",
  "url-invalid": "http나 https 주소가 아닙니다",
  "language-tag": "언어 태그가 아닙니다",
  "revision-order": "판 번호는 1부터 빠짐없이 이어집니다",
  "text-empty": "글이 비어 있습니다",
  "type-wrong": "다른 종류의 값입니다",
} as const satisfies SameKeys<typeof reference>;
