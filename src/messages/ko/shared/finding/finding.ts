/** What is wrong at one place of the input, by the code of the finding, in Korean. */
import type { finding as reference } from "#messages/en/shared/finding/finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const finding = {
  "embargo-in-force":
    "이 권고가 나온 사건의 엠바고가 그때까지 시행 중입니다. 먼저 엠바고를 끝내거나 엠바고가 끝나는 때로 공표 시각을 정하십시오.",
  "product-unreadable": "패키지 URL이나 CPE 2.3 이름이어야 합니다.",
  "text-missing": "꼭 채워야 합니다.",
  "text-too-long": "300자를 넘을 수 없습니다.",
  "text-control": "한 줄로, 제어 문자나 방향 문자 없이 적으십시오.",
  "advisory-missing": "권고문이 하나 이상 있어야 합니다.",
  "min-items": "하나 이상 있어야 합니다.",
  "min-length": "꼭 채워야 합니다.",
  "max-items": "너무 많습니다.",
  "max-length": "너무 깁니다.",
  "unique-items": "같은 것이 두 번 있습니다.",
  pattern: "여기에 맞는 형식이 아닙니다.",
  enum: "고를 수 있는 값이 아닙니다.",
  type: "여기에 맞는 종류의 값이 아닙니다.",
  "any-of": "여기에 맞는 형식이 아닙니다.",
  required: "빠져 있습니다.",
  "unknown-name": "그런 항목은 없습니다.",
  "max-properties": "너무 많습니다.",
  "directive-not-in-force": "시행 중인 다른 조치 지시가 아닙니다.",
  "scope-too-long": "조건식이 너무 깁니다.",
  "scope-unreadable": "조건식을 읽을 수 없습니다.",
  "scope-unsupported": "조건식에 쓸 수 없는 것이 있습니다.",
  "scope-not-a-condition": "참이나 거짓이 되는 조건식이 아닙니다.",
  "word-not-listed": "이 가운데 하나여야 합니다.",
  "scope-word-unknown": "이 상황반에 없는 값이 조건식에 있습니다.",
  "advisory-unknown": "이 상황반에 없는 권고문입니다.",
  "advisory-restricted": "출처가 공개를 허락하지 않은 권고문입니다.",
  "advisory-withdrawn": "출처가 철회한 권고문입니다.",
  "procedure-unknown": "없는 절차입니다.",
  "date-past": "이미 지난 날입니다.",
  "date-unreadable": "있는 날짜를 적으십시오.",
  "dates-out-of-order": "때의 앞뒤가 맞지 않습니다. 먼저 오는 것이 더 일러야 합니다.",
  "rule-pack-unknown": "없는 규칙 묶음입니다.",
  "action-missing": "조치가 하나 이상 있어야 합니다.",
  "duration-unreadable": "기한을 숫자나 날짜로 적으십시오.",
  "working-days-unknown":
    "이 기간의 공휴일은 아직 알 수 없어 토요일과 일요일만 뺐습니다. 법으로는 더 늦을 수 있습니다.",
  empty: "파일이 비어 있어요.",
  "inventory-unknown": "읽을 수 있는 소프트웨어 목록이 아니에요.",
  "json-invalid": "JSON이 아니거나 중간에 끊겼어요.",
  "json-too-deep": "너무 깊이 겹쳐 있어요.",
  "toml-invalid": "여기서부터 TOML이 아니에요.",
  "encoding-unknown": "글자 인코딩을 알 수 없어요. UTF-8로 저장해 주세요.",
  "encoding-wrong": "글자 인코딩이 깨져 있어요. UTF-8로 저장해 주세요.",
  "encoding-euc-kr": "EUC-KR로 읽었어요. UTF-8로 저장하는 것이 좋아요.",
  "list-expected": "목록이 있어야 할 곳에 다른 것이 있어 읽지 못했어요.",
  "name-invalid": "이름이 없거나 쓸 수 없는 이름이라 빠졌어요.",
  "release-unknown": "어느 배포판 릴리스인지 몰라 가릴 수 없어요.",
  "more-remarks": "그 밖의 알림은 줄였어요.",
  "answer-nothing":
    "모든 수가 0입니다. 이는 영향이 없다는 뜻이 아니라 살펴본 것이 없다는 뜻입니다. 지시가 말하는 것이 들어 있는 목록을 대조하시고, 확인하지 못한 것은 ‘모름’에 적어 주십시오.",
  "directive-ended":
    "철회되었거나 대체되었거나 만료된 지시입니다. 더는 회신할 필요가 없습니다. sync를 실행하거나 화면을 새로 고치십시오.",
  "directive-ending":
    "이 지시를 끝낼지 검토하고 있어 지금은 회신을 받지 않습니다. 결정된 뒤에 다시 회신하십시오.",
  "revision-old":
    "그사이 지시가 개정되었습니다. 바뀐 점을 읽고(sync 실행 또는 새로 고침) 다시 대조한 뒤 새 개정에 대해 회신하십시오.",
  "revision-unknown": "상황반이 발령하지 않은 개정입니다.",
  "time-implausible":
    "회신 시각이 맞지 않습니다. 지시가 발령되기 전이거나 상황반의 시계보다 앞서 있습니다. 이 컴퓨터의 시계를 맞추고 다시 대조한 뒤 회신하십시오.",
  "evidence-sum": "증빙 등급별 수의 합이 회신한 수와 다릅니다.",
  "evidence-claimed":
    "기관이 스스로 내세울 수 없는 증빙 등급입니다. E3은 독립적으로 확인한 쪽이 매기고, E2에는 대조 결과의 지문이 있어야 합니다.",
  "coverage-pack": "이 개정의 것이 아닌 자료로 대조했습니다. sync를 실행하고 다시 대조한 뒤 회신하십시오.",
  "coverage-sum": "대조했다는 구성요소의 수가 목록에 있는 수보다 많습니다. 다시 대조한 뒤 회신하십시오.",
  "coverage-index":
    "이 상황반이 게시하지 않은 색인으로 대조했습니다. 이 상황반에서 sync를 실행하고 다시 대조한 뒤 회신하십시오.",
  "order-expired": "지시의 서명본에 따르면 이 지시는 스스로 끝났습니다.",
  "order-form": "기관들이 서명한 지시(bongsu.order/1)가 아닙니다.",
  "order-other": "서명본이 이 지시와 다른 내용에 대한 것입니다.",
  "order-too-large": "서명본이 너무 큽니다(64 kB까지).",
} as const satisfies SameKeys<typeof reference>;
